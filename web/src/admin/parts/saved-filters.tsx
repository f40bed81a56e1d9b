import { type FunctionComponent } from 'preact'
import { useState } from 'preact/hooks'
import type { SavedFilter } from '../../../../functions/contract/search.ts'
import { Button } from '../../ui/button.tsx'
import { language } from '../language.ts'
import { useDesk } from '../session.ts'

type Props = { page: SavedFilter['page'] }

/** Filters that an officer keeps for a list, brought when they are asked for: most visits need none. */
export function SavedFilters({ page }: Props) {
  const { can } = useDesk()
  const [Own, setOwn] = useState<FunctionComponent<Props>>()
  if (!can('search.use')) return null
  if (Own) return <Own page={page} />
  return (
    <p class="screen-only">
      <Button
        kind="plain"
        small
        onClick={() =>
          void import('../search/saved-filters.tsx').then(({ OwnFilters }) => setOwn(() => OwnFilters))
        }
      >
        {language.value === 'en' ? 'Saved filters' : 'Saringan tersimpan'}
      </Button>
    </p>
  )
}
