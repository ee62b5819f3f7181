'use client'
import type { PieceState } from '../../publishing/overviews.ts'
import { type ShownDocument, useDocumentState } from '../use-document-state.ts'

export type ShownPiece = ShownDocument<PieceState>

/** The piece that the page is about, in the admin's present locale. */
export const usePieceState = (): ShownPiece => useDocumentState<PieceState>('pieces')
