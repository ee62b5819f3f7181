/** One walker for every channel: an exhaustive map from node type to function, and a closure that applies it. */
import type { Node, NodeType } from '../content/nodes.ts'

type NodeOf<T extends NodeType> = Extract<Node, { readonly type: T }>

/** Where a node stands: `body.3.items.0.children.1`. */
export type NodePath = string

/**
 * What becomes of each node type. Write maps as `{ … } satisfies NodeMap<Out, Ctx>`: a node type without an entry does not compile.
 * `walk` renders a child: `walk(child, ctx, `${path}.children.0`)`.
 */
export type NodeMap<Out, Ctx> = {
  readonly [T in NodeType]: (node: NodeOf<T>, ctx: Ctx, path: NodePath, walk: Walk<Out, Ctx>) => Out
}
export type Walk<Out, Ctx> = (node: Node, ctx: Ctx, path: NodePath) => Out

/** Closes over a node map. The returned function renders one node and, through the map, whatever is below it. */
export function createWalker<Out, Ctx>(map: NodeMap<Out, Ctx>): Walk<Out, Ctx> {
  const walk: Walk<Out, Ctx> = (node, ctx, path) => {
    const render = map[node.type] as (node: Node, ctx: Ctx, path: NodePath, walk: Walk<Out, Ctx>) => Out
    return render(node, ctx, path, walk)
  }
  return walk
}

/** Renders children in order with their paths: `walkAll(node.children, ctx, path + '.children', walk)`. */
export function walkAll<Out, Ctx>(nodes: readonly Node[], ctx: Ctx, path: NodePath, walk: Walk<Out, Ctx>): Out[] {
  return nodes.map((node, index) => walk(node, ctx, `${path}.${index}`))
}
