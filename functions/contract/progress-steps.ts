/** How far a worker may have come, in order; who reached a later step counts at the earlier ones too. */
export const progressSteps = ['nominated', 'verified', 'examined', 'competent', 'certified'] as const
export type ProgressStep = (typeof progressSteps)[number]
