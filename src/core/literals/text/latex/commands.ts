/** The commands that may be in an entry of a LaTeX matrix, by their effect on its value. */

/** Change the look only, and take no argument. */
export const styles: ReadonlySet<string> = new Set(
  (
    'displaystyle textstyle scriptstyle scriptscriptstyle rm bf it sf tt sc sl mit cal normalfont ' +
    'bfseries mdseries itshape upshape boldmath unboldmath tiny scriptsize footnotesize small ' +
    'normalsize large Large LARGE huge Huge left right big Big bigg Bigg bigl bigr Bigl Bigr biggl ' +
    'biggr Biggl Biggr quad qquad thinspace medspace thickspace enspace hfill hfil strut mathstrut ' +
    'hline toprule midrule bottomrule hdashline nonumber notag centering limits nolimits relax null ' +
    'allowbreak nobreak noindent Hline'
  ).split(' '),
);

/** Their arguments do not affect the value: how many are in braces (one in brackets may come first). */
export const dropped: ReadonlyMap<string, number> = new Map([
  ['color', 1],
  ['hspace', 1],
  ['vspace', 1],
  ['phantom', 1],
  ['hphantom', 1],
  ['vphantom', 1],
  ['rule', 2],
  ['cellcolor', 1],
  ['rowcolor', 1],
  ['columncolor', 1],
  ['label', 1],
  ['caption', 1],
  ['tag', 1],
  ['cline', 1],
  ['cmidrule', 1],
  ['noalign', 1],
  ['textcolor', 1],
  ['colorbox', 1],
  ['fcolorbox', 2],
  ['raisebox', 1],
  ['rotatebox', 1],
  ['scalebox', 1],
  ['fontsize', 2],
]);

/** Show their last argument, whose value counts. */
export const shown: ReadonlySet<string> = new Set(
  (
    'mathbf mathrm mathit mathsf mathtt mathnormal text textbf textit textrm textsf texttt textnormal ' +
    'textup boldsymbol bm pmb fbox boxed framebox mbox hbox underline overline bar ensuremath num ' +
    'operatorname mathord mathbin mathop smash mathstrut mathclap clap llap rlap emph cancel uline ' +
    'circled alert strong'
  ).split(' '),
);

export const fractions: ReadonlySet<string> = new Set(
  'frac dfrac tfrac cfrac nicefrac sfrac flatfrac'.split(' '),
);

/** Dots where entries are left out. */
export const dots: ReadonlySet<string> = new Set(
  (
    'dots ldots cdots vdots ddots iddots adots dotsc dotsb dotsm hdots hdotsfor Cdots Ldots Vdots ' +
    'Ddots Iddots textellipsis'
  ).split(' '),
);

/** Commands that are one operator, constant or function of a formula in one line. */
export const symbols: ReadonlyMap<string, string> = new Map([
  ['times', '*'],
  ['cdot', '*'],
  ['ast', '*'],
  ['div', '/'],
  ['slash', '/'],
  ['minus', '-'],
]);

export const constants: ReadonlyMap<string, string> = new Map([
  ['pi', 'pi'],
  ['uppi', 'pi'],
  ['infty', 'infinity'],
  ['square', 'NaN'],
  ['Box', 'NaN'],
  ['e', 'euler'],
]);

export const namedFunctions: ReadonlySet<string> = new Set(
  'exp ln sin cos tan sinh cosh tanh arcsin arccos arctan'.split(' '),
);
