/** What a person has to do because something happened: take a post down, recall a print, choose another quote, confirm a consent. Follows from state; made once each. */
import type { TaskKind } from '../../src/consent/tasks.ts'
import { recordCollection } from '../parts/record.ts'

const KINDS: Readonly<Record<TaskKind, { readonly de: string; readonly en: string }>> = {
  'take-down-post': { de: 'Beitrag löschen', en: 'Take down a post' },
  'recall-print': { de: 'Druck zurückrufen', en: 'Recall a print' },
  'replace-quote': { de: 'Andere Kundenstimme wählen', en: 'Choose another testimonial' },
  'consent-ending': { de: 'Einwilligung endet bald', en: 'A consent ends soon' },
  'confirm-consent': { de: 'Einwilligung bestätigen', en: 'Confirm a consent' },
  'submit-shortened': { de: 'Gekürzte Worte einreichen', en: 'Submit the shortened words' },
  'resubmit-piece': { de: 'Beitrag neu einreichen', en: 'Submit a piece again' },
  'confirm-post': { de: 'Steht der Beitrag im Netz?', en: 'Is the post out?' },
  'renew-account': { de: 'Zugang eines Kontos erneuern', en: 'Renew an account’s access' },
}

export const tasks = recordCollection('tasks', {
  labels: { singular: { de: 'Aufgabe', en: 'Task' }, plural: { de: 'Aufgaben', en: 'Tasks' } },
  admin: { useAsTitle: 'kind', defaultColumns: ['kind', 'subject', 'state', 'dueAt'], group: { de: 'Freigabe', en: 'Approval' } },
  fields: [
    // Made of what caused it: the same cause makes one task, however often it is looked at.
    { name: 'key', type: 'text', required: true, unique: true, index: true },
    { name: 'kind', type: 'select', required: true, index: true, options: Object.entries(KINDS).map(([value, label]) => ({ value, label: { ...label } })) },
    { name: 'subject', type: 'text', required: true, index: true },
    { name: 'state', type: 'select', required: true, index: true, options: [{ value: 'open', label: { de: 'offen', en: 'open' } }, { value: 'done', label: { de: 'erledigt', en: 'done' } }] },
    { name: 'data', type: 'json', required: true },
    { name: 'dueAt', type: 'date' },
    { name: 'doneBy', type: 'text' },
    { name: 'doneAt', type: 'date' },
  ],
})
