/** A hub with people, an approved brand and an account on a real Bluesky server. */
import type { PayloadRequest } from 'payload'
import { approvedBrand, staffOf, startHub, type Staff, type TestHub } from '../hub.ts'
import { startPds, type TestPds } from './pds.ts'
import { makeAccount } from './posting.ts'

export interface BlueskyHub {
  readonly pds: TestPds
  readonly hub: TestHub
  readonly staff: Staff
  readonly admin: PayloadRequest
  /** The account there, and its key here. */
  readonly owner: Awaited<ReturnType<TestPds['account']>>
  readonly account: string
  stop(): Promise<void>
}

/** @param hosts other private hosts that the hub may reach */
export async function startBlueskyHub(...hosts: readonly string[]): Promise<BlueskyHub> {
  const pds = await startPds()
  const hub = await startHub({ PRIVATE_HOSTS: [pds.host, ...hosts].join() })
  const staff = await staffOf(hub)
  const admin = await hub.person('Ada Admin', ['admin'])
  await approvedBrand(staff.editor, staff.approver)
  const owner = await pds.account('lindental.test')
  const { key: account } = await makeAccount(admin, { network: 'bluesky', server: pds.url, identifier: owner.identifier, secret: owner.secret })
  return {
    pds,
    hub,
    staff,
    admin,
    owner,
    account,
    async stop() {
      await hub.stop()
      await pds.stop()
    },
  }
}
