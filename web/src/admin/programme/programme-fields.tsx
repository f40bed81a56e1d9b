import { useEffect, useRef, useState } from 'preact/hooks'
import type { Programme, ProgrammeInput, Scheme } from '../../../../functions/contract/programme.ts'
import { Button } from '../../ui/button.tsx'
import { TextField, TickField } from '../../ui/field.tsx'
import { whisper } from '../announce.tsx'
import { text } from '../language.ts'
import { type FieldOf, typed } from '../parts/form.tsx'

const plain = [
  'name',
  'nameEn',
  'startsOn',
  'nominateUntil',
  'endsOn',
  'fundingCode',
  'ministryCode',
] as const

/**
 * What stands in the form, as the API takes it; numbers stay as typed, for the API to judge. An edit replaces
 * the whole programme, so what the form does not ask for stays as it is stored.
 */
export function programmeOf(values: FormData, stored: Programme): ProgrammeInput {
  const rows = [...values.keys()].flatMap((name) => /^schemes\.(\d+)\.id$/.exec(name)?.[1] ?? [])
  return {
    ...Object.fromEntries(plain.map((name) => [name, typed(values, name)])),
    maxPerCompanyPerWave: typed(values, 'maxPerCompanyPerWave'),
    autoRefill: values.has('autoRefill'),
    appealDays: stored.appealDays,
    office: Object.fromEntries(
      ['name', 'address', 'email', 'phone'].map((name) => [name, typed(values, `office.${name}`)]),
    ),
    schemes: rows.map((at) => ({
      id: typed(values, `schemes.${at}.id`),
      name: typed(values, `schemes.${at}.name`),
      nameEn: typed(values, `schemes.${at}.nameEn`),
      validYears: typed(values, `schemes.${at}.validYears`),
    })),
    version: stored.version,
  } as unknown as ProgrammeInput
}

/** The words of a field by its path, for summaries and comparisons. */
export function labelOf(path: string): string {
  const t = text.value.programme
  const [first = '', second = '', third = ''] = path.split('.')
  const scheme: Record<string, string> = {
    id: t.schemeId,
    name: t.schemeName,
    nameEn: t.schemeNameEn,
    validYears: t.validYears,
  }
  const office: Record<string, string> = {
    name: t.officeName,
    address: t.officeAddress,
    email: t.officeEmail,
    phone: t.officePhone,
  }
  const own: Record<string, string> = {
    name: t.name,
    nameEn: t.nameEn,
    startsOn: t.startsOn,
    nominateUntil: t.nominateUntil,
    endsOn: t.endsOn,
    maxPerCompanyPerWave: t.cap,
    autoRefill: t.autoRefill,
    fundingCode: t.fundingCode,
    ministryCode: t.ministryCode,
    office: t.office,
    schemes: t.schemes,
  }
  if (first === 'schemes' && second) return `${t.schemeNo(Number(second) + 1)}, ${scheme[third] ?? third}`
  if (first === 'office' && second) return `${t.office}, ${office[second] ?? second}`
  return own[first] ?? path
}

export function ProgrammeFields({ field, programme }: { field: FieldOf; programme: Programme }) {
  const t = text.value.programme
  return (
    <>
      <TextField {...field('name')} label={t.name} defaultValue={programme.name} />
      <TextField {...field('nameEn')} label={t.nameEn} defaultValue={programme.nameEn} />
      <h2>{t.dates}</h2>
      <div class="row">
        <TextField {...field('startsOn')} label={t.startsOn} type="date" defaultValue={programme.startsOn} />
        <TextField
          {...field('nominateUntil')}
          label={t.nominateUntil}
          type="date"
          defaultValue={programme.nominateUntil}
        />
        <TextField {...field('endsOn')} label={t.endsOn} type="date" defaultValue={programme.endsOn} />
      </div>
      <TextField
        {...field('maxPerCompanyPerWave')}
        label={`${t.cap} ${text.value.common.optional}`}
        hint={t.capHint}
        inputMode="numeric"
        class="short"
        defaultValue={String(programme.maxPerCompanyPerWave ?? '')}
      />
      <TickField
        {...field('autoRefill')}
        label={t.autoRefill}
        defaultChecked={programme.autoRefill !== false}
      />
      <p class="hint">{t.autoRefillHint}</p>
      <h2>{t.schemes}</h2>
      <Schemes field={field} schemes={programme.schemes} />
      <h2>{t.codes}</h2>
      <div class="row">
        <TextField {...field('fundingCode')} label={t.fundingCode} defaultValue={programme.fundingCode} />
        <TextField {...field('ministryCode')} label={t.ministryCode} defaultValue={programme.ministryCode} />
      </div>
      <h2>{t.office}</h2>
      <TextField {...field('office.name')} label={t.officeName} defaultValue={programme.office.name} />
      <TextField
        {...field('office.address')}
        label={t.officeAddress}
        defaultValue={programme.office.address}
      />
      <div class="row">
        <TextField {...field('office.email')} label={t.officeEmail} defaultValue={programme.office.email} />
        <TextField {...field('office.phone')} label={t.officePhone} defaultValue={programme.office.phone} />
      </div>
    </>
  )
}

function Schemes({ field, schemes }: { field: FieldOf; schemes: readonly Scheme[] }) {
  const [rows, setRows] = useState(() =>
    schemes.map((scheme, key) => ({ key, scheme: scheme as Scheme | undefined })),
  )
  const focusNext = useRef<string | undefined>(undefined)
  const t = text.value.programme
  useEffect(() => {
    if (!focusNext.current) return
    document.getElementById(focusNext.current)?.focus()
    focusNext.current = undefined
  }, [rows])
  return (
    <>
      {rows.map(({ key, scheme }, at) => (
        <fieldset key={key} class="inset">
          <legend>{t.schemeNo(at + 1)}</legend>
          <div class="row">
            {scheme ? (
              <>
                <input type="hidden" name={`schemes.${at}.id`} value={scheme.id} />
                <p class="field">
                  <strong>{t.schemeId}</strong>
                  <br />
                  <code>{scheme.id}</code>
                </p>
              </>
            ) : (
              <TextField {...field(`schemes.${at}.id`)} label={t.schemeId} hint={t.schemeIdHint} />
            )}
            <TextField
              {...field(`schemes.${at}.name`)}
              label={t.schemeName}
              defaultValue={scheme?.name ?? ''}
            />
            <TextField
              {...field(`schemes.${at}.nameEn`)}
              label={t.schemeNameEn}
              defaultValue={scheme?.nameEn ?? ''}
            />
            <TextField
              {...field(`schemes.${at}.validYears`)}
              label={t.validYears}
              inputMode="numeric"
              class="short"
              defaultValue={String(scheme?.validYears ?? 3)}
            />
          </div>
          {rows.length > 1 && (
            <Button
              kind="plain"
              small
              onClick={() => {
                const name = scheme?.name ?? t.schemeNo(at + 1)
                whisper(t.removed(name))
                focusNext.current = addId
                setRows(rows.filter((row) => row.key !== key))
              }}
            >
              {t.removeScheme(scheme?.name ?? t.schemeNo(at + 1))}
            </Button>
          )}
        </fieldset>
      ))}
      <Button
        id={addId}
        kind="second"
        small
        onClick={() => {
          focusNext.current = field(`schemes.${rows.length}.id`).id
          setRows([...rows, { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, scheme: undefined }])
        }}
      >
        {t.addScheme}
      </Button>
    </>
  )
}

const addId = 'add-scheme'
