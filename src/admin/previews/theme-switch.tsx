'use client'
import { useId, useState } from 'react'
import { useLanguage } from '../use-language.ts'

type Theme = 'light' | 'dark'

/** In which colours a page or a mail is looked at; light at first. */
export const useTheme = (): readonly [Theme, (theme: Theme) => void] => useState<Theme>('light')

/** Chooses between the light and the dark form of a page or a mail. */
export function ThemeSwitch({ theme, label, onChange }: { readonly theme: Theme; readonly label: string; onChange(theme: Theme): void }) {
  const { w } = useLanguage()
  const id = useId()
  return (
    <fieldset className="hub-choices">
      <legend className="hub-hidden">
        {w('theme')}: {label}
      </legend>
      {(['light', 'dark'] as const).map((one) => (
        <span key={one}>
          <input type="radio" id={`${id}-${one}`} name={id} checked={theme === one} onChange={() => onChange(one)} />
          <label htmlFor={`${id}-${one}`}>{w(one === 'light' ? 'themeLight' : 'themeDark')}</label>
        </span>
      ))}
    </fieldset>
  )
}
