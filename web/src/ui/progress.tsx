/** How far a long piece of work has come, in words and as a bar. */
export const Progress = ({ label, done, all }: { label: string; done: number; all: number }) => (
  <div class="progress">
    <p role="status">{label}</p>
    <progress value={done} max={Math.max(all, 1)} aria-label={label} />
  </div>
)
