/** Hides what looks like an identity number (16 digits, also with blanks or dots between) in words that people typed. */
export const maskNumbers = (text: string) =>
  text.replace(/(?<![\w-])\d(?:[ .-]?\d){15}(?![\w-])/g, (found) => {
    const digits = found.replace(/\D/g, '')
    return `${digits.slice(0, 4)}••••••••${digits.slice(-4)}`
  })
