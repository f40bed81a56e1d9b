import type { TableNames, Write } from '../platform/db.ts'
import { absent, among, change, when } from '../platform/expressions.ts'
import { waveKey } from '../waves/writes.ts'

export const partition = (programme: string, wave: string) => `P#${programme}#W#${wave}`
export const checkInKey = (programme: string, wave: string, id: string) => ({
  pk: partition(programme, wave),
  sk: `checkin#${id}`,
})
export const panelKey = (programme: string, wave: string) => ({
  pk: partition(programme, wave),
  sk: 'panel',
})

/** Somebody may still be seen there: nothing is decided. */
export const openDay = ['planned', 'confirmed', 'held'] as const

/** The wave may still take a presence. */
export const waveOpen = (tables: TableNames, programme: string, wave: string): Write => ({
  ConditionCheck: {
    TableName: tables.waves,
    Key: waveKey(programme, wave),
    ...when(among('state', openDay)),
  },
})
/** The same, and whoever judges the wave as settled at this moment has to look again. */
export const waveReopened = (tables: TableNames, programme: string, wave: string): Write => ({
  Update: {
    TableName: tables.waves,
    Key: waveKey(programme, wave),
    ...change({ add: { version: 1 }, when: among('state', openDay) }),
  },
})

/** A sitting that stays counted in its wave when the person is examined again elsewhere. */
export const keepSitting = (
  tables: TableNames,
  of: { programme: string; wave: string; nomination: string; company: string; scheme: string },
  /** The quota was used: she was examined. */
  spent: boolean,
): Write => ({
  Put: {
    TableName: tables.waves,
    Item: {
      pk: partition(of.programme, of.wave),
      sk: `past#${of.nomination}`,
      v: 1,
      nomination: of.nomination,
      company: of.company,
      scheme: of.scheme,
      wave: of.wave,
      spent,
    },
    ...when(absent()),
  },
})
