/** The admin as browser tests find it: a hub, a browser, an editor and an approver (in the dark theme), each with a window. */
import type { Browser } from 'playwright-core'
import { launch, signIn, type Visit, visit } from './browser.ts'
import { type RunningHub, startHub } from './running-hub.ts'

export interface OpenAdmin {
  readonly hub: RunningHub
  readonly browser: Browser
  readonly editor: Visit
  readonly approver: Visit
  close(): Promise<void>
}

/** @param isSignedIn without it, both windows are empty */
export async function openAdmin({ isSignedIn = true } = {}): Promise<OpenAdmin> {
  const hub = await startHub()
  let browser: Browser | undefined
  const close = async () => {
    await browser?.close()
    await hub.stop()
  }
  try {
    browser = await launch()
    const editor = await visit(browser, hub.base)
    const approver = await visit(browser, hub.base, { theme: 'dark' })
    if (isSignedIn) {
      await signIn(editor, hub.base, hub.editor)
      await signIn(approver, hub.base, hub.approver)
    }
    return { hub, browser, editor, approver, close }
  } catch (error) {
    await close()
    throw error
  }
}
