// Together they keep a reading below 256 MB and two seconds; 10,000 rows of workers need a twentieth of them.
export const MAX_FILE_BYTES = 16 * 1024 * 1024
export const MAX_TEXT_BYTES = 8 * 1024 * 1024
export const MAX_INFLATED_BYTES = 24 * 1024 * 1024
export const MAX_DECLARED_BYTES = 192 * 1024 * 1024
export const MAX_RATIO = 100
export const RATIO_FROM_BYTES = 4 * 1024 * 1024
export const MAX_CELLS = 300_000
export const MAX_COLUMNS = 256
/** What a cell holds beyond is cut off: no field is that long. */
export const MAX_CELL_LENGTH = 1_000
export const MAX_MERGES = 5_000
/** Cells that may be looked at for a heading; rows of workers hold long numbers and cost nothing here. */
export const MAX_HEADING_CELLS = 5_000
