import type { ResultKind } from '../../src/core/index.js';
import { t } from './l10n.js';

/** The name of a result in a list. */
export function kindName(kind: ResultKind): string {
  switch (kind) {
    case 'approximation':
      return t('M̂ₖ, the approximation');
    case 'svd':
      return t('Uₖ, σ and Vₖᵀ');
    case 'adapter':
      return t('B = UₖΣₖ and A = Vₖᵀ');
    case 'split':
      return t('Y and Z, M̂ₖ = Y Zᵀ');
    case 'values':
      return t('all singular values');
    case 'matrix':
      return t('M, the matrix itself');
    case 'error':
      return t('M − M̂ₖ, the error');
  }
}
