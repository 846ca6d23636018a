/** Beside a learner's name wherever the office lists them. */
import Lock from 'lucide-solid/icons/lock'
import type { JSX } from 'solid-js'
import { Chip } from '#client/ui/chip.tsx'
import { restrictionWords } from './restriction-words.ts'

export function RestrictionChip(): JSX.Element {
  return (
    <Chip state="neutral" icon={Lock}>
      {restrictionWords.chip}
    </Chip>
  )
}
