import { expect } from 'vitest'
import { workerToken } from '../../../functions/auth/worker-links.ts'
import { monthsOn } from '../../../functions/certificates/certificate.ts'
import { createGather } from '../../../functions/mail/gather.ts'
import { tellCertificate } from '../../../functions/mail/writes.ts'
import { change, exists } from '../../../functions/platform/expressions.ts'
import { createSeal } from '../../../functions/platform/seal.ts'
import { depsOf, seatsOf } from '../../support/seats.ts'
import { base, day, type Deployed, id } from '../deployed.ts'

/** From the number over print, look-up and the worker's own page to the expiry. */
export async function certify({ ask, call, cloud, follow, officer, paper }: Deployed) {
  const seal = createSeal(cloud.settings('Api').SEAL_SECRET!)
  const people = await seatsOf(depsOf(cloud.db, { seal }), id).people(
    [{ company: 'certified', state: 'competent', n: 4, email: true }],
    { wave: 'held' },
  )
  const [lsp, admin] = [await officer('lsp'), await officer('admin')]
  const certificates = `${base}/certificates`
  const rows = people.map((one, at) => ({
    company: one.company,
    nomination: one.id,
    certificateNo: `K ${at}`,
  }))
  expect(await lsp('PUT', `${certificates}/waves/held/numbers`, { rows })).toMatchObject({ set: 4 })
  const renumbered = [{ ...rows[0]!, certificateNo: 'K 9' }]
  expect(await lsp('PUT', `${certificates}/waves/held/numbers`, { rows: renumbered })).toMatchObject({
    set: 1,
  })
  expect(await lsp('POST', `${certificates}/waves/held/issue`, { issuedOn: day(0) })).toMatchObject({
    issued: 4,
  })
  const { items } = await lsp('GET', `${certificates}?company=certified`)
  // In the order of the numbers, whatever the order of the list.
  const [first, second, third, fourth] = rows.map((row) =>
    (items as { id: string; nomination: string; version: number }[]).find(
      (one) => one.nomination === row.nomination,
    )!,
  )
  const again = { certificateNo: 'K 10', issuedOn: day(0), reason: 'Nama', version: first!.version }
  await lsp('POST', `${certificates}/${first!.id}/reissue`, again)
  for (const step of ['', '/drop', ''])
    await lsp('POST', `${certificates}/${second!.id}/revocation${step}`, { reason: 'Keliru' })
  await admin('POST', `${certificates}/${second!.id}/revocation/confirm`, {})
  expect((await ask('GET', '/revocations')).json.revoked).not.toBe('')
  expect((await ask('POST', '/certificates/lookup', { body: { number: 'k9' } })).json.found.state).toBe(
    'replaced',
  )
  expect(await paper(`${certificates}/${third!.id}`, lsp.cookie)).toBe('%PDF')

  await lsp('POST', `${certificates}/waves/held/print`, {})
  expect(await call('Prints')).toEqual({ printed: 1 })
  const { sheets } = await lsp('POST', `/papers${certificates}/waves/held/print/links`, {})
  expect(sheets).toContain('X-Amz-Signature')

  const of = people.find((one) => one.id === third!.nomination)!
  const { json: page } = await ask('POST', '/worker/open', {
    body: { token: workerToken(seal, of), birthDate: of.birthDate },
  })
  const ticketed = { ticket: page.ticket }
  const worker = async (method: string, path: string, body: object) => {
    const { statusCode, body: said } = await ask(method, path, { body: { ...ticketed, ...body } })
    expect(statusCode, said.slice(0, 200)).toBe(200)
  }
  await worker('PUT', '/worker/open-to-work', { open: true, district: 'Kepanjen' })
  await worker('POST', '/worker/requests', { kind: 'erase', text: 'Hapus' })
  await worker('POST', '/papers/worker/certificate', {})
  expect((await admin('GET', `${base}/placement`)).items).toHaveLength(1)
  const [request] = await admin('GET', `${base}/data-requests`)
  await admin('POST', `${base}/data-requests/${request.id}/answer`, { answer: 'Dihapus' })
  await worker('PUT', '/worker/open-to-work', { open: false })

  const set = (one: { id: string }, of: { expiresOn: string } | { issuedAt: string }) =>
    cloud.db.update({
      TableName: cloud.db.tables.waves,
      Key: { pk: `P#${id}#certificates`, sk: `certificate#${one.id}` },
      ...change({ set: of, when: exists() }),
    })
  // In a quarter of an hour that is over, so that the company is told.
  const at = new Date(Date.now() - 30 * 60_000).toISOString()
  await set(fourth!, { issuedAt: at })
  const company = (await createGather(cloud.db).company(id, 'certified'))!
  const { tables } = cloud.db
  const of4 = people.find((one) => one.id === fourth!.nomination)!
  const news = { tables, company, nomination: of4, wave: 'held', certificate: fourth!.id }
  await cloud.db.transact(tellCertificate({ ...news, at, requestId: 'certified' }))
  expect(await call('Delivery')).toMatchObject({ failed: 0, left: 0 })
  expect(await follow(company.email)).toBeTruthy()

  await set(third!, { expiresOn: day(-1) })
  await set(fourth!, { expiresOn: monthsOn(day(0), 3) })
  expect(await call('Renewals')).toEqual({ reminded: 1, expired: 1 })
}
