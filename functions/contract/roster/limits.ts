// Together they keep a reading below 256 MB and two seconds; 10,000 rows of workers need a twentieth of them.
export const MAX_FILE_BYTES = 16 * 1024 * 1024
export const MAX_INFLATED_BYTES = 48 * 1024 * 1024
export const MAX_DECLARED_BYTES = 192 * 1024 * 1024
export const MAX_RATIO = 250
export const RATIO_FROM_BYTES = 4 * 1024 * 1024
export const MAX_CELLS = 500_000
export const MAX_COLUMNS = 256
