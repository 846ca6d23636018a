/** An address that is not a screen of this role. The same answer whether it exists for others. */
import type { JSX } from 'solid-js'
import { useSession } from '#client/domains/people/index.ts'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Page } from '#client/ui/page.tsx'
import { START_OF } from './navigation.ts'

export function NotFound(): JSX.Element {
  const session = useSession()
  return (
    <Page title="Nothing here">
      <Empty
        title="There is no such screen for you"
        action={
          <Button variant="primary" href={START_OF[session.hat()]}>
            Go to the start
          </Button>
        }
      >
        <p>The address may be mistyped, or the screen belongs to another role.</p>
      </Empty>
    </Page>
  )
}
