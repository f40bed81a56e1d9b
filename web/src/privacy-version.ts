/** The version of the privacy notice; a registration sends the one that was shown. Change it with the notice. */
export const privacyVersion = '2026-11'
