/**
 * For scripts: a process that ends before `finished()` was called ends with exit code 1 and a sentence. Some libraries end the process with
 * code 0 when they would have to ask a question and there is no terminal; a script must not pass for done then.
 * @param work what the script does, for the sentence: "The migration".
 */
export function mustFinish(work: string): { finished(): void } {
  let isFinished = false
  process.on('exit', (code) => {
    if (isFinished || code !== 0) return
    console.error(`${work} did not finish: the process ended before its work was done. Run it in a terminal, to see whether it asks something.`)
    process.exitCode = 1
  })
  return {
    finished() {
      isFinished = true
    },
  }
}
