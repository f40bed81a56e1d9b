/** A number or code without what people type differently: two that differ only so are one. */
export const plainNumber = (number: string) => number.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
