'use client'
import './styles/controls.css'
import { Button, toast } from '@payloadcms/ui'
import { useId } from 'react'

interface ActionButtonProps {
  readonly label: string
  readonly style: 'primary' | 'secondary'
  /** Why it cannot be used now; null if it can. The button stays in the tab order, so that everybody can learn the reason. */
  readonly obstacle: string | null
  onAction(): void
}

/** A button that, where it cannot be used, says why: as its description, on hover, and when it is pressed. */
export function ActionButton({ label, style, obstacle, onAction }: ActionButtonProps) {
  const id = useId()
  const isOff = obstacle !== null
  return (
    <span className="hub-action" data-is-off={isOff}>
      <Button
        type="button"
        size="medium"
        margin={false}
        buttonStyle={style}
        extraButtonProps={isOff ? { 'aria-disabled': true, 'aria-describedby': id, title: obstacle } : {}}
        onClick={() => (isOff ? toast.info(obstacle) : onAction())}
      >
        {label}
      </Button>
      {isOff && (
        <span id={id} hidden>
          {obstacle}
        </span>
      )}
    </span>
  )
}
