import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { BlocksFeatureClient as BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SuperscriptFeatureClient as SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SubscriptFeatureClient as SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InlineCodeFeatureClient as InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { StrikethroughFeatureClient as StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnderlineFeatureClient as UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { TestimonialField as TestimonialField_93e62d9cf822478e060abe574d6205cd } from '../../../src/admin/voices/testimonial-field'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { TableFeatureClient as TableFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ChecklistFeatureClient as ChecklistFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ChannelsView as ChannelsView_06bed668fa9c6784ffdc95b9caa14e9e } from '../../../src/admin/channels/channels-view'
import { ChannelDots as ChannelDots_2f92c20eb7e1e218c0cc28c7df872d8a } from '../../../src/admin/channels/channel-dots'
import { Nothing as Nothing_d494b83513412b53b89c5c6686060c00 } from '../../../src/admin/nothing'
import { PieceActions as PieceActions_986f7ede2fa4461bf9d2e47f99ea1f1e } from '../../../src/admin/piece-actions'
import { PieceStatus as PieceStatus_5765a0a13dedfc1b872fcd77d1529fd7 } from '../../../src/admin/piece-status'
import { PostsView as PostsView_8ef28faeee9e9f297bcfc5bc85008179 } from '../../../src/admin/posts/posts-view'
import { SubjectHint as SubjectHint_f80350e33ca3d82379f6c993d5212f03 } from '../../../src/admin/mailings/length-hint'
import { PreheaderHint as PreheaderHint_f80350e33ca3d82379f6c993d5212f03 } from '../../../src/admin/mailings/length-hint'
import { BlockLabel as BlockLabel_61b653107872a030a19c1df5fe470da2 } from '../../../src/admin/mailings/block-label'
import { MailPreview as MailPreview_4a34106ce0a1268f08d4f27df0530f29 } from '../../../src/admin/mailings/mail-preview'
import { MailingActions as MailingActions_c78b567bce782c9d24e0704dc35e861f } from '../../../src/admin/mailings/mailing-actions'
import { MailingStatus as MailingStatus_6a3d2a835fd7972d59fa8c89bba83c53 } from '../../../src/admin/mailings/mailing-status'
import { Standing as Standing_f5dd727a092507e7d0162d8f0864d179 } from '../../../src/admin/voices/standing'
import { QuoteCheck as QuoteCheck_2280cfd1dff49cafcb32c81c74027bdc } from '../../../src/admin/voices/quote-check'
import { Conversation as Conversation_68b02f7bdd377b63166001edc5857fe6 } from '../../../src/admin/voices/conversation'
import { ImportDialogs as ImportDialogs_397abd22ebc4b803d532325e67b7cd97 } from '../../../src/admin/service/import-dialogs'
import { PersonRights as PersonRights_55cebeacad3912c9e241c65f169cf8ee } from '../../../src/admin/service/person-rights'
import { JsonField as JsonField_68524ddc77feba23a5f8ef94b0f60df5 } from '../../../src/admin/json-field'
import { SubmissionView as SubmissionView_0151d310ff0b8988162736cc7b7e1dcb } from '../../../src/admin/submission-view'
import { BrandActions as BrandActions_0c415310ac27173343a7953da2f4907d } from '../../../src/admin/brand-actions'
import { AccountGuide as AccountGuide_c78d0199ed832a2210fe62e0d6d24b23 } from '../../../src/admin/posts/account-guide'
import { SecretField as SecretField_14c458c0a3ebf4f6c6bbc0527be9c5ee } from '../../../src/admin/posts/secret-field'
import { CheckAccount as CheckAccount_b05f37bb62495dd93521d316a1b53940 } from '../../../src/admin/posts/check-account'
import { AccountProblem as AccountProblem_b652ade87868ffb37294048708268e8c } from '../../../src/admin/posts/account-problem'
import { Icon as Icon_837a4d752d64425f6593c04e1325e31e } from '../../../src/admin/brand-mark'
import { Logo as Logo_837a4d752d64425f6593c04e1325e31e } from '../../../src/admin/brand-mark'
import { StartPage as StartPage_25b2309ef007217b43c445cf2828e111 } from '../../../src/admin/start-page'
import { NameControls as NameControls_e339b90372e0c6afefc00c23a57fb778 } from '../../../src/admin/name-controls'
import { FirstAdministrator as FirstAdministrator_10a1123f7bee98767a5548ec62c029f4 } from '../../../src/admin/first-administrator'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#BlocksFeatureClient": BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SuperscriptFeatureClient": SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SubscriptFeatureClient": SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#InlineCodeFeatureClient": InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#StrikethroughFeatureClient": StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnderlineFeatureClient": UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/admin/voices/testimonial-field#TestimonialField": TestimonialField_93e62d9cf822478e060abe574d6205cd,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#TableFeatureClient": TableFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ChecklistFeatureClient": ChecklistFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/admin/channels/channels-view#ChannelsView": ChannelsView_06bed668fa9c6784ffdc95b9caa14e9e,
  "/src/admin/channels/channel-dots#ChannelDots": ChannelDots_2f92c20eb7e1e218c0cc28c7df872d8a,
  "/src/admin/nothing#Nothing": Nothing_d494b83513412b53b89c5c6686060c00,
  "/src/admin/piece-actions#PieceActions": PieceActions_986f7ede2fa4461bf9d2e47f99ea1f1e,
  "/src/admin/piece-status#PieceStatus": PieceStatus_5765a0a13dedfc1b872fcd77d1529fd7,
  "/src/admin/posts/posts-view#PostsView": PostsView_8ef28faeee9e9f297bcfc5bc85008179,
  "/src/admin/mailings/length-hint#SubjectHint": SubjectHint_f80350e33ca3d82379f6c993d5212f03,
  "/src/admin/mailings/length-hint#PreheaderHint": PreheaderHint_f80350e33ca3d82379f6c993d5212f03,
  "/src/admin/mailings/block-label#BlockLabel": BlockLabel_61b653107872a030a19c1df5fe470da2,
  "/src/admin/mailings/mail-preview#MailPreview": MailPreview_4a34106ce0a1268f08d4f27df0530f29,
  "/src/admin/mailings/mailing-actions#MailingActions": MailingActions_c78b567bce782c9d24e0704dc35e861f,
  "/src/admin/mailings/mailing-status#MailingStatus": MailingStatus_6a3d2a835fd7972d59fa8c89bba83c53,
  "/src/admin/voices/standing#Standing": Standing_f5dd727a092507e7d0162d8f0864d179,
  "/src/admin/voices/quote-check#QuoteCheck": QuoteCheck_2280cfd1dff49cafcb32c81c74027bdc,
  "/src/admin/voices/conversation#Conversation": Conversation_68b02f7bdd377b63166001edc5857fe6,
  "/src/admin/service/import-dialogs#ImportDialogs": ImportDialogs_397abd22ebc4b803d532325e67b7cd97,
  "/src/admin/service/person-rights#PersonRights": PersonRights_55cebeacad3912c9e241c65f169cf8ee,
  "/src/admin/json-field#JsonField": JsonField_68524ddc77feba23a5f8ef94b0f60df5,
  "/src/admin/submission-view#SubmissionView": SubmissionView_0151d310ff0b8988162736cc7b7e1dcb,
  "/src/admin/brand-actions#BrandActions": BrandActions_0c415310ac27173343a7953da2f4907d,
  "/src/admin/posts/account-guide#AccountGuide": AccountGuide_c78d0199ed832a2210fe62e0d6d24b23,
  "/src/admin/posts/secret-field#SecretField": SecretField_14c458c0a3ebf4f6c6bbc0527be9c5ee,
  "/src/admin/posts/check-account#CheckAccount": CheckAccount_b05f37bb62495dd93521d316a1b53940,
  "/src/admin/posts/account-problem#AccountProblem": AccountProblem_b652ade87868ffb37294048708268e8c,
  "/src/admin/brand-mark#Icon": Icon_837a4d752d64425f6593c04e1325e31e,
  "/src/admin/brand-mark#Logo": Logo_837a4d752d64425f6593c04e1325e31e,
  "/src/admin/start-page#StartPage": StartPage_25b2309ef007217b43c445cf2828e111,
  "/src/admin/name-controls#NameControls": NameControls_e339b90372e0c6afefc00c23a57fb778,
  "/src/admin/first-administrator#FirstAdministrator": FirstAdministrator_10a1123f7bee98767a5548ec62c029f4,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
