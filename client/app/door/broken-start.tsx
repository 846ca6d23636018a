/** The copy on this device could not be opened. Says so, and what each way on would cost. */
import { createSignal, type JSX } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { ConfirmDialog } from '#client/ui/dialog.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { DoorFrame } from './door-frame.tsx'

export function BrokenStart(props: { onFresh: () => void }): JSX.Element {
  const [isAsking, setAsking] = createSignal(false)
  return (
    <DoorFrame title="This device’s copy does not open">
      <Notice kind="refused" announce>
        <p>
          The browser could not open what is saved here. Often another window of Dual Control is in
          the way, or the disk is full. Close other windows, free some space, and try again. A
          private window may not be allowed to keep anything: open Dual Control in an ordinary one.
        </p>
      </Notice>
      <Button variant="primary" size="large" wide onPress={() => location.reload()}>
        Try again
      </Button>
      <Button variant="danger" wide onPress={() => setAsking(true)}>
        Fetch a fresh copy
      </Button>
      <ConfirmDialog
        open={isAsking()}
        onOpenChange={setAsking}
        title="Fetch a fresh copy?"
        confirmLabel="Fetch it"
        danger
        onConfirm={() => props.onFresh()}
      >
        <p>
          The copy on this device is erased and comes anew from the school, which needs a
          connection. Changes that were not sent from this device are lost.
        </p>
      </ConfirmDialog>
    </DoorFrame>
  )
}
