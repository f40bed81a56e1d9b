import { noticeKindEn } from './notice-kind-en.ts'
import { noticeKindId } from './notice-kind-id.ts'

export const noticeKindWords = { id: noticeKindId, en: noticeKindEn }
