/** Stands where a library loads what is never used here. */
export default {}
