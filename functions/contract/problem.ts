import * as v from 'valibot'

/** An answer that is a refusal (RFC 9457): a stable code, its text in the reader's language, every fault at once. */
export const Problem = v.object({
  type: v.string(),
  status: v.number(),
  code: v.string(),
  title: v.string(),
  requestId: v.string(),
  errors: v.optional(
    v.array(
      v.object({
        field: v.string(),
        code: v.string(),
        text: v.string(),
      }),
    ),
  ),
})
export type Problem = v.InferOutput<typeof Problem>
