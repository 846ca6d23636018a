/** That a learner's data is restricted: by whom, since when, why, and what it means. */
import Lock from 'lucide-solid/icons/lock'
import type { JSX } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Notice } from '#client/ui/notice.tsx'
import type { Restriction } from '#shared/domains/people/index.ts'
import { nameOf } from './names.ts'
import { restrictedBy, restrictionWords } from './restriction-words.ts'

export function RestrictionNotice(props: {
  restriction: Restriction
  isOwn?: boolean
}): JSX.Element {
  const engine = useEngine()
  return (
    <Notice kind="info" icon={Lock} title={restrictionWords.title}>
      <p>{restrictedBy(props.restriction, (id) => nameOf(engine, id))}</p>
      <p class="pt-2">{props.isOwn ? restrictionWords.forLearner : restrictionWords.forOffice}</p>
    </Notice>
  )
}
