import type { Piece } from '../../../src/core/index.js';
import css from './hand-piece.module.css';

/** A formula in a line, or a matrix in brackets with its name before it. */
export function HandPiece({ piece }: { readonly piece: Piece }) {
  if (piece.kind === 'line') return <span class={css['line']}>{piece.text}</span>;
  const { name, relation, factor, rows } = piece;
  return (
    <div class={css['named']} tabIndex={0} role="region" aria-label={name.text}>
      <span class={css['line']}>
        {`${name.text} ${relation.text} `}
        {factor ? factor.text : null}
      </span>
      <table class={css['matrix']} data-matrix={name.text} aria-label={name.text}>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {row.map(({ text }, j) => (
                <td key={j}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
