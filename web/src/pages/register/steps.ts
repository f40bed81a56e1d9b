/** The form's sections in order, with their fields in the order of the page. */
export const steps = {
  company: ['name', 'kind', 'nib', 'npwp', 'district', 'address', 'expectedWorkers'],
  contact: ['contactName', 'contactPhone', 'email'],
  declaration: ['affirmed'],
} as const

export type FormStep = keyof typeof steps
export type Step = FormStep | 'check' | 'done'
export type FieldName = (typeof steps)[FormStep][number]

export const formSteps = Object.keys(steps) as FormStep[]
export const allSteps: readonly Step[] = [...formSteps, 'check']
export const fieldNames: readonly FieldName[] = formSteps.flatMap((step) => steps[step])

export const stepOf = (field: string): FormStep =>
  formSteps.find((step) => (steps[step] as readonly string[]).includes(field)) ?? 'company'

/** The step after (or before) this one. */
export const beside = (step: Step, by: 1 | -1): Step => allSteps[allSteps.indexOf(step) + by] ?? step

/** The step that an address asks for. */
export function stepIn(search: string): Step | undefined {
  const asked = new URLSearchParams(search)
  if (asked.has('done')) return 'done'
  return allSteps.find((step) => step === asked.get('step'))
}
