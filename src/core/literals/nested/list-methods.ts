import type { ArrayMethods } from './rearranged.js';
import type { CommentSyntax } from '../text-scan.js';

/** The methods of lists and of the few matrix classes, by their names in all of these languages. */
export function listMethods(comments: CommentSyntax): ArrayMethods {
  return {
    comments,
    bareCalls: true,
    turning: /^(?:t|transpose|transposed)$/,
    harmless: /^(?:to_a|toList|toArray|toVector|clone|copy|dup|freeze)$/,
    arranging:
      /^(?:reverse|reversed|rotate|shuffle|shuffled|flatten|flatMap|flat_map|chunked|windowed|take|drop|first|last|head|tail|init|slice|each_slice|each_cons|minor|first_minor|row|column|rows|columns|rowList|row_vectors|column_vectors|zip|combination|permutation|sorted|sort|sortBy|sort_by|sorted_by|filter|select|reject|grouped|sliding|hstack|vstack|reshape)$/,
  };
}
