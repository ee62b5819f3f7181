/** What an empty hub shows in the place of Payload's form for a first user: the first administrator is made on the machine, not over the network. */
import '../styles/first-administrator.css'
import type { AdminViewServerProps } from 'payload'
import { Logo } from './logo.tsx'
import { adminLanguage } from '../language.ts'

const COMMAND = 'npm run hub -- user create --email ada@example.com --name "Ada Beispiel" --role admin'

/** While there is nobody, Payload leads every address of the admin here; afterwards it leads from here to the sign-in. */
export function FirstAdministrator({ initPageResult: { req } }: AdminViewServerProps) {
  const { w } = adminLanguage(req.i18n.t as never, req.i18n.language)
  return (
    <main className="hub-first" lang={req.i18n.language}>
      <Logo />
      <h1>{w('firstTitle')}</h1>
      <p>{w('firstWhy')}</p>
      <ol>
        <li>
          {w('firstRun')}
          <pre>
            <code translate="no">{COMMAND}</code>
          </pre>
        </li>
        <li>{w('firstNote')}</li>
        <li>
          {w('firstSignIn')} <a href="/admin/login">{w('firstGo')}</a>
        </li>
      </ol>
    </main>
  )
}
