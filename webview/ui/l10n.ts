export { t } from '../l10n.js';
