import { createDb, type Db } from '../../functions/platform/db.ts'
import { startEngine } from '../../local/engine.ts'
import { createTables } from '../../local/tables.ts'

/** One engine in memory per test file; each `freshDb` has tables of its own. */
export async function testEngine() {
  const engine = await startEngine({})
  let made = 0
  return {
    config: engine.config,
    freshDb: async (): Promise<Db> =>
      createDb(engine.config, await createTables(engine.config, `t${made++}-`)),
    stop: () => engine.stop(),
  }
}
