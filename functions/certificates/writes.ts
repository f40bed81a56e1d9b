import { plainNumber } from '../contract/plain-number.ts'
import type { Key, TableNames, Write } from '../platform/db.ts'
import { absent, any, equals, when } from '../platform/expressions.ts'

export const numberKinds = ['certificateNo', 'registrationNo', 'blankNo'] as const
export type Numbers = {
  certificateNo?: string | undefined
  registrationNo?: string | undefined
  blankNo?: string | undefined
}

export const numberKey = (programme: string, kind: (typeof numberKinds)[number], number: string): Key => ({
  pk: `P#${programme}#${kind}#${plainNumber(number)}`,
  sk: 'number',
})

/**
 * Holds certificate, registration and blank numbers for one nomination: one write for each that is given.
 * Each fails when another nomination has the number; repeated, it changes nothing.
 * @param certificate the one that bears them, once it is issued.
 */
export const holdNumbers = (
  tables: TableNames,
  of: { programme: string; company: string; id: string },
  numbers: Numbers,
  certificate?: string,
): Write[] =>
  numberKinds.flatMap((kind): Write[] => {
    const number = numbers[kind]
    if (!number) return []
    return [
      {
        Put: {
          TableName: tables.waves,
          Item: {
            ...numberKey(of.programme, kind, number),
            v: 1,
            nomination: of.id,
            company: of.company,
            ...(certificate && { certificate }),
          },
          ...when(
            certificate
              ? any(absent(), equals('nomination', of.id))
              : // A number that is printed on a certificate keeps it.
                any(
                  absent(),
                  (bound) => `${equals('nomination', of.id)(bound)} AND ${absent('certificate')(bound)}`,
                ),
          ),
        },
      },
    ]
  })
