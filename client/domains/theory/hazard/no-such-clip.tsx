/** A clip that was asked for by an address and is not on this device. */
import type { JSX } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Page } from '#client/ui/page.tsx'

export function NoSuchClip(): JSX.Element {
  return (
    <Page title="Hazard clip" backHref="/theory/hazard" backLabel="Back to hazard clips">
      <Empty
        title="This clip is not on this device"
        action={
          <Button variant="primary" href="/theory/hazard">
            Choose another
          </Button>
        }
      />
    </Page>
  )
}
