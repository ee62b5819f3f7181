/** The migrations of the embedded SQLite database, oldest first. `npm run migrate:create NAME` writes the files and this list. */
export const migrations: { name: string; up: (args: never) => Promise<void>; down: (args: never) => Promise<void> }[] = []
