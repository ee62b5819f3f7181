import type { Field, FieldAccess } from 'payload'
import { hasRole, ROLES } from '../../src/access/roles.ts'

const onlyAdmin: FieldAccess = ({ req }) => hasRole(req, ['admin'])
const neverByApi = { create: () => false, update: () => false } as const

/** Facts about the account that certificates quote: set by hooks only. */
const provenance: Field[] = [
  { name: 'createdByKey', type: 'text' },
  { name: 'rolesSetByKey', type: 'text' },
  { name: 'rolesSetAt', type: 'date' },
  { name: 'passwordSetByKey', type: 'text' },
  { name: 'passwordSetAt', type: 'date' },
  // Keys of all people who ever could sign in with this account besides its person. Only grows (hooks/provenance.ts).
  { name: 'heldBy', type: 'json' },
]

export const userFields: Field[] = [
  { name: 'name', type: 'text', required: true, maxLength: 120, label: { de: 'Name', en: 'Name' } },
  {
    name: 'roles',
    type: 'select',
    hasMany: true,
    required: true,
    saveToJWT: true,
    label: { de: 'Rollen', en: 'Roles' },
    access: { create: onlyAdmin, update: onlyAdmin },
    options: ROLES.map((value) => ({
      value,
      label: {
        admin: { de: 'Verwaltung', en: 'Administrator' },
        editor: { de: 'Redaktion', en: 'Editor' },
        approver: { de: 'Freigabe', en: 'Approver' },
        agent: { de: 'Kundendialog', en: 'Service agent' },
      }[value],
    })),
  },
  {
    name: 'isDisabled',
    type: 'checkbox',
    defaultValue: false,
    label: { de: 'Gesperrt (kann sich nicht anmelden)', en: 'Disabled (cannot sign in)' },
    access: { create: onlyAdmin, update: onlyAdmin },
  },
  {
    name: 'key',
    type: 'text',
    unique: true,
    index: true,
    maxLength: 80,
    admin: { hidden: true },
    access: neverByApi,
  },
  ...provenance.map((field) => ({ ...field, admin: { hidden: true }, access: neverByApi }) as Field),
]
