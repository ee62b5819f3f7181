/** How much one GraphQL request may ask. */
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases'
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth'
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  OperationTypeNode,
  type SelectionSetNode,
  specifiedRules,
  type ValidationContext,
  type ValidationRule,
} from 'graphql'

export const LIMITS = { tokens: 1_000, depth: 8, aliases: 10, directives: 10, validationErrors: 10, bodyBytes: 100_000, milliseconds: 15_000 } as const

type Report = { readonly onReject: ((context: ValidationContext | null, error: GraphQLError) => void)[]; readonly propagateOnRejection: false }
/** Reported like any other validation error; by default the rules would throw. */
const report: Report = { onReject: [(context, error) => context?.reportError(error)], propagateOnRejection: false }

const oneQuery: ValidationRule = (context) => ({
  Document({ definitions }) {
    const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    if (operations.length !== 1) context.reportError(new GraphQLError('Send exactly one operation per request.'))
    if (operations.some(({ operation }) => operation !== OperationTypeNode.QUERY)) context.reportError(new GraphQLError('Only queries are answered here.'))
  },
})

const fewDirectives: ValidationRule = (context) => {
  let count = 0
  return {
    Directive() {
      count += 1
      if (count === LIMITS.directives + 1) context.reportError(new GraphQLError(`Directives limit of ${LIMITS.directives} exceeded.`))
    },
  }
}

/** The rules of the language and ours. Introspection is for development. */
export function validationRules(isDevelopment: boolean): readonly ValidationRule[] {
  return [
    oneQuery,
    fewDirectives,
    maxDepthRule({ n: LIMITS.depth, flattenFragments: true, ignoreIntrospection: isDevelopment, ...report }) as ValidationRule,
    maxAliasesRule({ n: LIMITS.aliases, ...report }) as ValidationRule,
    ...(isDevelopment ? [] : [NoSchemaIntrospectionCustomRule]),
    ...specifiedRules,
  ]
}

/** Operations that a valid document counts as for rate limits: its root fields, each alias its own. */
export function rootFieldCount(document: DocumentNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  const names = new Set<string>()
  const seen = new Set<string>()
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) names.add(selection.alias?.value ?? selection.name.value)
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet)
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value)
        const fragment = fragments.get(selection.name.value)
        if (fragment) collect(fragment.selectionSet)
      }
    }
  }
  for (const definition of document.definitions) if (definition.kind === Kind.OPERATION_DEFINITION) collect(definition.selectionSet)
  return Math.max(1, names.size)
}
