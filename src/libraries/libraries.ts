import type { Libraries } from '../core/index.js';
import { parquetCatalog } from './parquet/catalog.js';
import { unpacker } from './unpacker.js';

/** What the readers of the core need of libraries. */
export const libraries: Libraries = { ...unpacker, parquet: parquetCatalog };
