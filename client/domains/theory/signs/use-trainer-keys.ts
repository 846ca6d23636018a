/** Listens for the trainer's keys while a part of it is shown. */
import { onCleanup } from 'solid-js'
import { belongsToFocus, type TrainerKey, trainerKeyOf } from './trainer-keys.ts'

/** `handle` says whether it made use of the key; then nothing else does. */
export const useTrainerKeys = (handle: (key: TrainerKey) => boolean): void => {
  const press = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return
    const key = trainerKeyOf(event)
    const target = event.target
    if (!key || !(target instanceof Element)) return
    if (belongsToFocus(key, target.tagName, target.getAttribute('role'))) return
    if (handle(key)) event.preventDefault()
  }
  document.addEventListener('keydown', press)
  onCleanup(() => document.removeEventListener('keydown', press))
}
