/** What this is, whose words the rules are, and whose they are not. */
import type { JSX } from 'solid-js'
import { Card } from '#client/ui/card.tsx'
import { Mark } from '#client/ui/mark.tsx'
import { Page } from '#client/ui/page.tsx'

export default function About(): JSX.Element {
  return (
    <Page title="About Dual Control" backHref="/more" backLabel="Back to More">
      <Card>
        <div class="grid gap-3 max-w-prose">
          <Mark size={56} />
          <p>
            Run a driving school from phones in cars, with or without a signal. What you do is saved
            on this device first and sent to your school when there is a signal.
          </p>
        </div>
      </Card>
      <Card title="Theory questions">
        <div class="grid gap-3 max-w-prose">
          <p>
            The practice questions were written for this product. They are not DVSA revision
            questions. Dual Control is not endorsed by DVSA or any other part of government.
          </p>
          <p>
            Rules are cited from The Official Highway Code. Contains public sector information
            licensed under the{' '}
            <a
              href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
              rel="noreferrer"
            >
              Open Government Licence v3.0
            </a>
            .
          </p>
        </div>
      </Card>
      <Card title="Typeface">
        <p class="max-w-prose">
          Hanken Grotesk, under the SIL Open Font Licence 1.1. Icons: Lucide, under the ISC licence.
        </p>
      </Card>
    </Page>
  )
}
