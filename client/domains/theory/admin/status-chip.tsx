/** The state of a question: icon and word. */
import type { JSX } from 'solid-js'
import { Chip, type ChipState } from '#client/ui/chip.tsx'
import type { BankRow } from '#shared/domains/theory/index.ts'
import { STATUS_WORDS } from './words.ts'

const LOOKS: Readonly<Record<BankRow['status'], ChipState>> = {
  draft: 'draft',
  reviewed: 'pending',
  live: 'confirmed',
  retired: 'cancelled',
}

export function StatusChip(props: { status: BankRow['status'] }): JSX.Element {
  return <Chip state={LOOKS[props.status]}>{STATUS_WORDS[props.status]}</Chip>
}
