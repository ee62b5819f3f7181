import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { BlocksFeatureClient as BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { VariableChip as VariableChip_198111e04b92049c024c204ef728a952 } from '../../../src/admin/personal/block-labels'
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
import { TableFeatureClient as TableFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ChecklistFeatureClient as ChecklistFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ConditionalLabel as ConditionalLabel_198111e04b92049c024c204ef728a952 } from '../../../src/admin/personal/block-labels'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ChannelsView as ChannelsView_06bed668fa9c6784ffdc95b9caa14e9e } from '../../../src/admin/channels/channels-view'
import { ChannelDots as ChannelDots_2f92c20eb7e1e218c0cc28c7df872d8a } from '../../../src/admin/channels/channel-dots'
import { Nothing as Nothing_61536fb1bd41ff326203afca6f64cbb6 } from '../../../src/admin/shell/nothing'
import { PieceActions as PieceActions_ef2d7ab4cd1600676a34b7e380774a51 } from '../../../src/admin/piece/piece-actions'
import { PieceStatus as PieceStatus_65bc0105408fe673e30b2b0d3ac31652 } from '../../../src/admin/piece/piece-status'
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
import { JsonField as JsonField_7c7545fb033a94b6fdc5863dece44830 } from '../../../src/admin/shell/json-field'
import { SubmissionView as SubmissionView_e8522f4801daee5b19c39bf9392bf082 } from '../../../src/admin/submission/submission-view'
import { BrandActions as BrandActions_a4e7a76cdc6a1c2faa9a44005219695c } from '../../../src/admin/submission/brand-actions'
import { AccountProblem as AccountProblem_b652ade87868ffb37294048708268e8c } from '../../../src/admin/posts/account-problem'
import { AccountGuide as AccountGuide_c78d0199ed832a2210fe62e0d6d24b23 } from '../../../src/admin/posts/account-guide'
import { SecretField as SecretField_14c458c0a3ebf4f6c6bbc0527be9c5ee } from '../../../src/admin/posts/secret-field'
import { CheckAccount as CheckAccount_b05f37bb62495dd93521d316a1b53940 } from '../../../src/admin/posts/check-account'
import { IccUpload as IccUpload_970a900e1f62b977db82149c7dcc32b8 } from '../../../src/admin/print-shops/icc-upload'
import { Icon as Icon_9a42687c31f02069ebc8566c4713e3ac } from '../../../src/admin/shell/logo'
import { Logo as Logo_9a42687c31f02069ebc8566c4713e3ac } from '../../../src/admin/shell/logo'
import { StartPage as StartPage_0fcda39e07539795f557950dddd09dfd } from '../../../src/admin/start/start-page'
import { QueueNavLink as QueueNavLink_e86242cf27c60c05157b083d965ff5ea } from '../../../src/admin/posts/queue-nav-link'
import { RecipientsNavLinks as RecipientsNavLinks_532734e280d10613a540f876e7eb5af3 } from '../../../src/admin/recipients/recipients-nav-links'
import { RunsNavLink as RunsNavLink_1144779ebf1dcac014677f4431275b0b } from '../../../src/admin/printing/runs-nav-link'
import { NameControls as NameControls_bb9693182f408b0b6011ca13bac4af13 } from '../../../src/admin/shell/name-controls'
import { FirstAdministrator as FirstAdministrator_ed584f40f654e42788248d27bb513a81 } from '../../../src/admin/shell/first-administrator'
import { QueueView as QueueView_93c789d45982b56eff6536a2a0dd5ede } from '../../../src/admin/posts/queue-view'
import { RecipientListsView as RecipientListsView_cd6c57cd3e5f04a8e647904edd34885a } from '../../../src/admin/recipients/recipients-views'
import { RecipientListView as RecipientListView_cd6c57cd3e5f04a8e647904edd34885a } from '../../../src/admin/recipients/recipients-views'
import { SuppressionsView as SuppressionsView_cd6c57cd3e5f04a8e647904edd34885a } from '../../../src/admin/recipients/recipients-views'
import { NewRunView as NewRunView_e8473926d068fc5e6f03a419d8c4e369 } from '../../../src/admin/printing/print-views'
import { RunView as RunView_e8473926d068fc5e6f03a419d8c4e369 } from '../../../src/admin/printing/print-views'
import { RunsView as RunsView_e8473926d068fc5e6f03a419d8c4e369 } from '../../../src/admin/printing/print-views'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#BlocksFeatureClient": BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/admin/personal/block-labels#VariableChip": VariableChip_198111e04b92049c024c204ef728a952,
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
  "@payloadcms/richtext-lexical/client#TableFeatureClient": TableFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ChecklistFeatureClient": ChecklistFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/admin/personal/block-labels#ConditionalLabel": ConditionalLabel_198111e04b92049c024c204ef728a952,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/admin/channels/channels-view#ChannelsView": ChannelsView_06bed668fa9c6784ffdc95b9caa14e9e,
  "/src/admin/channels/channel-dots#ChannelDots": ChannelDots_2f92c20eb7e1e218c0cc28c7df872d8a,
  "/src/admin/shell/nothing#Nothing": Nothing_61536fb1bd41ff326203afca6f64cbb6,
  "/src/admin/piece/piece-actions#PieceActions": PieceActions_ef2d7ab4cd1600676a34b7e380774a51,
  "/src/admin/piece/piece-status#PieceStatus": PieceStatus_65bc0105408fe673e30b2b0d3ac31652,
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
  "/src/admin/shell/json-field#JsonField": JsonField_7c7545fb033a94b6fdc5863dece44830,
  "/src/admin/submission/submission-view#SubmissionView": SubmissionView_e8522f4801daee5b19c39bf9392bf082,
  "/src/admin/submission/brand-actions#BrandActions": BrandActions_a4e7a76cdc6a1c2faa9a44005219695c,
  "/src/admin/posts/account-problem#AccountProblem": AccountProblem_b652ade87868ffb37294048708268e8c,
  "/src/admin/posts/account-guide#AccountGuide": AccountGuide_c78d0199ed832a2210fe62e0d6d24b23,
  "/src/admin/posts/secret-field#SecretField": SecretField_14c458c0a3ebf4f6c6bbc0527be9c5ee,
  "/src/admin/posts/check-account#CheckAccount": CheckAccount_b05f37bb62495dd93521d316a1b53940,
  "/src/admin/print-shops/icc-upload#IccUpload": IccUpload_970a900e1f62b977db82149c7dcc32b8,
  "/src/admin/shell/logo#Icon": Icon_9a42687c31f02069ebc8566c4713e3ac,
  "/src/admin/shell/logo#Logo": Logo_9a42687c31f02069ebc8566c4713e3ac,
  "/src/admin/start/start-page#StartPage": StartPage_0fcda39e07539795f557950dddd09dfd,
  "/src/admin/posts/queue-nav-link#QueueNavLink": QueueNavLink_e86242cf27c60c05157b083d965ff5ea,
  "/src/admin/recipients/recipients-nav-links#RecipientsNavLinks": RecipientsNavLinks_532734e280d10613a540f876e7eb5af3,
  "/src/admin/printing/runs-nav-link#RunsNavLink": RunsNavLink_1144779ebf1dcac014677f4431275b0b,
  "/src/admin/shell/name-controls#NameControls": NameControls_bb9693182f408b0b6011ca13bac4af13,
  "/src/admin/shell/first-administrator#FirstAdministrator": FirstAdministrator_ed584f40f654e42788248d27bb513a81,
  "/src/admin/posts/queue-view#QueueView": QueueView_93c789d45982b56eff6536a2a0dd5ede,
  "/src/admin/recipients/recipients-views#RecipientListsView": RecipientListsView_cd6c57cd3e5f04a8e647904edd34885a,
  "/src/admin/recipients/recipients-views#RecipientListView": RecipientListView_cd6c57cd3e5f04a8e647904edd34885a,
  "/src/admin/recipients/recipients-views#SuppressionsView": SuppressionsView_cd6c57cd3e5f04a8e647904edd34885a,
  "/src/admin/printing/print-views#NewRunView": NewRunView_e8473926d068fc5e6f03a419d8c4e369,
  "/src/admin/printing/print-views#RunView": RunView_e8473926d068fc5e6f03a419d8c4e369,
  "/src/admin/printing/print-views#RunsView": RunsView_e8473926d068fc5e6f03a419d8c4e369,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
