/**
 * Who left without a line is signed out at the relay as soon as there is one: until then the cookie
 * of a shared computer is theirs, whoever sits there (T31).
 */
import type { Remembered } from './remembered.ts'

export type SignOutParts = {
  readonly due: Remembered['signOutDue']
  readonly signOut: () => Promise<{ readonly ok: boolean }>
  /** Runs it each time the browser finds a line again. */
  readonly whenOnline: (run: () => void) => void
}

export const signOutWhenDue = ({ due, signOut, whenOnline }: SignOutParts): void => {
  const tryNow = async (): Promise<void> => {
    if (!due.isSet()) return
    const done = await signOut()
    if (done.ok) due.clear()
  }
  void tryNow()
  whenOnline(() => void tryNow())
}
