/** What a person has to do because something happened: take a post down, recall a print, choose another quote, confirm a consent. Follows from state; made once each. */
import { TASK_KINDS } from '../../src/consent/tasks.ts'
import { recordCollection } from '../parts/record.ts'
import { wordedOptions } from '../parts/worded-options.ts'

export const tasks = recordCollection('tasks', {
  labels: { singular: { de: 'Aufgabe', en: 'Task' }, plural: { de: 'Aufgaben', en: 'Tasks' } },
  admin: { useAsTitle: 'kind', defaultColumns: ['kind', 'subject', 'state', 'dueAt'], group: { de: 'Freigabe', en: 'Approval' } },
  fields: [
    // Made of what caused it: the same cause makes one task, however often it is looked at.
    { name: 'key', type: 'text', required: true, unique: true, index: true },
    { name: 'kind', type: 'select', required: true, index: true, options: wordedOptions('task', TASK_KINDS) },
    { name: 'subject', type: 'text', required: true, index: true },
    { name: 'state', type: 'select', required: true, index: true, options: [{ value: 'open', label: { de: 'offen', en: 'open' } }, { value: 'done', label: { de: 'erledigt', en: 'done' } }] },
    { name: 'data', type: 'json', required: true },
    { name: 'dueAt', type: 'date' },
    { name: 'doneBy', type: 'text' },
    { name: 'doneAt', type: 'date' },
  ],
})
