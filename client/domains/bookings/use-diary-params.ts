/** Which day and how much of the diary stand in the address, so that Back and a reload find it again. */
import { useSearchParams } from '@solidjs/router'
import type { Accessor } from 'solid-js'

export type DiaryKind = 'day' | 'three-days' | 'week'

export const useDiaryParams = (deps: { today: Accessor<string>; isWide: Accessor<boolean> }) => {
  const [params, setParams] = useSearchParams<{ date?: string; view?: string }>()
  const kind = (): DiaryKind => {
    if (params.view === 'day') return 'day'
    return params.view === 'three-days' && deps.isWide() ? 'three-days' : 'week'
  }
  return {
    kind,
    date: (): string =>
      typeof params.date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(params.date)
        ? params.date
        : deps.today(),
    show: (view: DiaryKind) => setParams({ view }, { replace: true, scroll: false }),
    goTo: (date: string) => setParams({ date }, { replace: true, scroll: false }),
  }
}
