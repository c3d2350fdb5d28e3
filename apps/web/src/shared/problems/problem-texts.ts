import type { ErrorCode } from '@tandem/contracts';

/** What happened and what to do, for people: every code of the API, in every language. */
export const problemTexts: Readonly<
  Record<ErrorCode, Readonly<Record<'en' | 'ja', readonly [title: string, action: string]>>>
> = {
  'request.invalid': {
    en: ['Something that was entered cannot be accepted.', 'Check what you entered and try again.'],
    ja: ['入力内容に正しくない項目があります。', '入力内容を確認して、もう一度お試しください。'],
  },
  'request.malformed-json': {
    en: ['What was sent could not be read.', 'Reload the page and try again.'],
    ja: ['送信された内容を読み取れませんでした。', 'ページを再読み込みして、もう一度お試しください。'],
  },
  'request.too-large': {
    en: ['This is too much to send at once.', 'Make it smaller, or send it in several parts.'],
    ja: ['一度に送信できる量を超えています。', '内容を減らすか、何回かに分けて送信してください。'],
  },
  'request.unsupported-media-type': {
    en: [
      'This kind of data cannot be accepted here.',
      'Choose another file, or reload the page and try again.',
    ],
    ja: [
      'この形式のデータは受け付けられません。',
      '別のファイルを選ぶか、ページを再読み込みしてお試しください。',
    ],
  },
  'request.cursor': {
    en: ['The list could not be continued.', 'Reload the list.'],
    ja: ['一覧の続きを表示できませんでした。', '一覧を再読み込みしてください。'],
  },
  'request.unknown-route': {
    en: ['What you are looking for does not exist.', 'Check the address, or reload the page.'],
    ja: [
      'お探しのページまたは機能が見つかりません。',
      'アドレスを確認するか、ページを再読み込みしてください。',
    ],
  },
  'request.cross-site': {
    en: [
      'This was sent from another site, so it was refused.',
      'Open the app in a tab of its own and try again.',
    ],
    ja: [
      '別のサイトから送信されたため、受け付けられませんでした。',
      'このアプリを新しいタブで開いて、もう一度お試しください。',
    ],
  },
  'request.too-many': {
    en: ['There were too many attempts in a short time.', 'Wait a little and try again.'],
    ja: ['短時間に操作が集中しました。', 'しばらく待ってから、もう一度お試しください。'],
  },
  'idempotency-key.reused': {
    en: [
      'This could not be repeated safely.',
      'Reload the page, see whether it was done already, and try again if not.',
    ],
    ja: [
      '同じ操作を安全に再実行できませんでした。',
      'ページを再読み込みし、反映されていなければもう一度お試しください。',
    ],
  },
  'server.unexpected': {
    en: [
      'Something went wrong on our side.',
      'Try again; if it goes on, tell the people who run this service.',
    ],
    ja: [
      'サーバーで問題が発生しました。',
      'もう一度試しても解決しない場合は、サービスの運用担当者にご連絡ください。',
    ],
  },
  'service.unreachable': {
    en: ['A part of the system does not answer.', 'Try again in a moment.'],
    ja: ['システムの一部が応答していません。', '少し待ってから、もう一度お試しください。'],
  },
  'copy.behind': {
    en: ['The latest changes have not arrived everywhere yet.', 'Try again in a moment.'],
    ja: ['最新の変更がまだ反映されていません。', '少し待ってから、もう一度お試しください。'],
  },
  'storage.unavailable': {
    en: ['The stored data cannot be reached just now.', 'Try again in a moment.'],
    ja: ['現在、保存されているデータにアクセスできません。', '少し待ってから、もう一度お試しください。'],
  },
  'write.contended': {
    en: ['Too many people changed this at the same moment.', 'Try again.'],
    ja: ['他の人の変更と重なりました。', 'もう一度お試しください。'],
  },
  'identity.invalid': {
    en: ['Your login could not be confirmed.', 'Log in again.'],
    ja: ['ログイン情報を確認できませんでした。', 'もう一度ログインしてください。'],
  },
  'session.required': {
    en: ['You are not logged in, or your session has ended.', 'Log in and try again.'],
    ja: [
      'ログインしていないか、ログインの有効期限が切れています。',
      'ログインして、もう一度お試しください。',
    ],
  },
  'session.wrong-credentials': {
    en: ['The e-mail address or the password is wrong.', 'Check both, or reset the password.'],
    ja: [
      'メールアドレスまたはパスワードが正しくありません。',
      '入力内容を確認するか、パスワードを再設定してください。',
    ],
  },
  'account.email-taken': {
    en: ['There is already an account with this e-mail address.', 'Log in, or reset the password.'],
    ja: ['このメールアドレスはすでに登録されています。', 'ログインするか、パスワードを再設定してください。'],
  },
  'account.email-unverified': {
    en: [
      'Your e-mail address is not verified yet.',
      'Open the link in the verification mail, or ask for a new one.',
    ],
    ja: [
      'メールアドレスの確認が済んでいません。',
      '確認メールのリンクを開くか、確認メールを再送してください。',
    ],
  },
  'account.email-verified': {
    en: ['Your e-mail address is verified already.', 'There is nothing more to do.'],
    ja: ['メールアドレスはすでに確認済みです。', 'これ以上の手続きは必要ありません。'],
  },
  'account.token-invalid': {
    en: [
      'This link is not valid, was used already, or has expired.',
      'Ask for a new mail and open the link in it.',
    ],
    ja: [
      'このリンクは無効か、使用済みか、期限切れです。',
      '新しいメールを送信し、そのリンクを開いてください。',
    ],
  },
  'account.mail-too-soon': {
    en: ['A mail was sent just a moment ago.', 'Wait a minute before asking for another one.'],
    ja: ['メールは先ほど送信されました。', '再送するには、1分ほどお待ちください。'],
  },
  'organization.not-found': {
    en: [
      'This organization does not exist, or you have no access to it.',
      'Check the address, or ask an owner to invite you.',
    ],
    ja: [
      '組織が見つからないか、アクセスできません。',
      'アドレスを確認するか、オーナーに招待を依頼してください。',
    ],
  },
  'membership.pending': {
    en: ['You have not accepted the invitation to this organization yet.', 'Accept the invitation first.'],
    ja: ['この組織への招待をまだ承諾していません。', 'まず招待を承諾してください。'],
  },
  'membership.owner-required': {
    en: ['Only owners of the organization may do this.', 'Ask an owner.'],
    ja: ['この操作は組織のオーナーだけができます。', 'オーナーに依頼してください。'],
  },
  'member.not-found': {
    en: ['This member could not be found.', 'Reload the list of members.'],
    ja: ['メンバーが見つかりません。', 'メンバー一覧を再読み込みしてください。'],
  },
  'member.last-owner': {
    en: ['An organization needs at least one owner.', 'Make somebody else an owner first.'],
    ja: ['組織には少なくとも1人のオーナーが必要です。', '先に他のメンバーをオーナーにしてください。'],
  },
  'member.already': {
    en: [
      'You are a member of this organization already.',
      'Just open the organization; the invitation is not needed.',
    ],
    ja: ['すでにこの組織のメンバーです。', '招待の承諾は不要ですので、そのまま組織を開いてください。'],
  },
  'organization.full': {
    en: ['An organization can have at most 2,000 members.', 'Remove members who are no longer needed first.'],
    ja: ['組織のメンバーは2,000人までです。', '先に不要なメンバーを削除してください。'],
  },
  'invitation.not-found': {
    en: [
      'This invitation could not be found.',
      'Check the link, or have an owner of the organization send a new invitation.',
    ],
    ja: ['招待が見つかりません。', 'リンクを確認するか、組織のオーナーに再度の招待を依頼してください。'],
  },
  'invitation.expired': {
    en: ['This invitation has expired.', 'Have an owner of the organization send it again.'],
    ja: ['招待の有効期限が切れています。', '組織のオーナーに招待の再送を依頼してください。'],
  },
  'invitation.cancelled': {
    en: ['This invitation was cancelled.', 'Have an owner of the organization send a new invitation.'],
    ja: ['招待は取り消されました。', '組織のオーナーに再度の招待を依頼してください。'],
  },
  'invitation.used': {
    en: ['This invitation was accepted already.', 'Log in and open the organization.'],
    ja: ['招待はすでに承諾されています。', 'ログインして組織を開いてください。'],
  },
  'invitation.other-email': {
    en: [
      'This invitation was sent to another e-mail address.',
      'Log in with the account that has that address.',
    ],
    ja: [
      'この招待は別のメールアドレスに送られたものです。',
      '招待を受け取ったアカウントでログインしてください。',
    ],
  },
  'project.not-found': {
    en: [
      'This project does not exist, or you have no access to it.',
      'Check the address, or ask its managers to add you.',
    ],
    ja: [
      'プロジェクトが見つからないか、アクセスできません。',
      'アドレスを確認するか、マネージャーに追加を依頼してください。',
    ],
  },
  'project.capability-missing': {
    en: ['Your role in this project does not allow this.', 'Ask a manager of the project.'],
    ja: [
      'このプロジェクトでの役割では、この操作はできません。',
      'プロジェクトのマネージャーに相談してください。',
    ],
  },
  'project.name-mismatch': {
    en: [
      'This is not the name of the project.',
      'Type the name exactly as it is shown to confirm the deletion.',
    ],
    ja: [
      '入力した名前がプロジェクト名と一致しません。',
      '削除を確認するため、表示どおりにプロジェクト名を入力してください。',
    ],
  },
  'project.full': {
    en: [
      'A project can have at most 2,000 members.',
      'Members who are no longer needed have to be removed first.',
    ],
    ja: ['プロジェクトのメンバーは2,000人までです。', '先に不要なメンバーを外す必要があります。'],
  },
  'label.not-found': {
    en: ['This label is not in the project any more.', 'Reload the labels.'],
    ja: ['プロジェクトにこのラベルが見つかりません。', 'ラベル一覧を再読み込みしてください。'],
  },
  'label.name-taken': {
    en: ['There is a label with this name already.', 'Choose another name.'],
    ja: ['同じ名前のラベルがすでにあります。', '別の名前を付けてください。'],
  },
  'label.too-many': {
    en: [
      'The project has no room for more labels or attributes.',
      'Delete labels that are no longer needed, or shorten attributes.',
    ],
    ja: [
      'ラベルの数または属性の文字数が上限に達しています。',
      '不要なラベルを削除するか、属性を短くしてください。',
    ],
  },
  'project-member.not-found': {
    en: ['This person is not a member of the project.', 'Reload the list of members.'],
    ja: ['プロジェクトのメンバーが見つかりません。', 'メンバー一覧を再読み込みしてください。'],
  },
  'project-member.not-an-active-member': {
    en: [
      'Only active members of your organization can be added.',
      'Wait until they have accepted their invitation.',
    ],
    ja: [
      '追加できるのは、自分の組織への参加が済んだメンバーだけです。',
      '相手が招待を承諾するまでお待ちください。',
    ],
  },
  'project-member.other-side': {
    en: [
      'This person belongs to the other organization, which manages its own people.',
      'Ask a manager of that organization.',
    ],
    ja: ['別の組織のメンバーは管理できません。', 'その組織のマネージャーに依頼してください。'],
  },
  'project-member.role-not-grantable': {
    en: ['You may not give or take away this role.', 'Ask a manager of your organization.'],
    ja: ['この役割を付与または解除する権限がありません。', '自分の組織のマネージャーに依頼してください。'],
  },
  'project-member.role-not-on-side': {
    en: ['Your organization cannot have this role in the project.', 'Choose manager or annotator.'],
    ja: [
      'この役割は、このプロジェクトでの自分の組織では使えません。',
      'マネージャーかアノテーターを選んでください。',
    ],
  },
  'project-member.last-manager': {
    en: [
      'Each organization needs at least one manager in the project.',
      'Make somebody else a manager first.',
    ],
    ja: [
      'プロジェクトには、組織ごとに少なくとも1人のマネージャーが必要です。',
      '先に他のメンバーをマネージャーにしてください。',
    ],
  },
  'project-member.barred': {
    en: [
      'The host organization has barred this person from the project.',
      'Ask a manager of the host organization.',
    ],
    ja: [
      'ホスト組織がこの人のプロジェクトへの参加を禁止しています。',
      'ホスト組織のマネージャーに相談してください。',
    ],
  },
  'project-member.manager-present': {
    en: ['Your organization has a manager in the project already.', 'Ask that manager to add you.'],
    ja: [
      'プロジェクトには、すでに自分の組織のマネージャーがいます。',
      'そのマネージャーに追加を依頼してください。',
    ],
  },
  'share-link.not-found': {
    en: ['This share link does not exist.', 'Check that the whole link was copied.'],
    ja: ['共有リンクが見つかりません。', 'リンク全体がコピーされているか確認してください。'],
  },
  'share-link.off': {
    en: ['The share link is turned off.', 'Turn it on first.'],
    ja: ['共有リンクがオフになっています。', '先に共有リンクをオンにしてください。'],
  },
  'share-link.on': {
    en: ['The share link is turned on already.', 'To change it, replace or revoke the link.'],
    ja: ['共有リンクはすでにオンになっています。', '変更するには、リンクを再発行するか無効にしてください。'],
  },
  'share-link.revoked': {
    en: ['This share link was revoked.', 'Ask the host organization for a new link.'],
    ja: ['この共有リンクは無効になっています。', 'ホスト組織に新しいリンクを依頼してください。'],
  },
  'share-link.expired': {
    en: ['This share link has expired.', 'Ask the host organization for a new link.'],
    ja: ['共有リンクの有効期限が切れています。', 'ホスト組織に新しいリンクを依頼してください。'],
  },
  'share-link.used-up': {
    en: [
      'This share link has been used by as many organizations as it allows.',
      'Ask the host organization for a new link.',
    ],
    ja: [
      'この共有リンクを利用できる組織の数が上限に達しています。',
      'ホスト組織に新しいリンクを依頼してください。',
    ],
  },
  'share-link.domain-not-allowed': {
    en: [
      'This share link is not open to your e-mail address.',
      'Log in with an address that the host organization allows, or ask it for another link.',
    ],
    ja: [
      '現在のメールアドレスでは、この共有リンクを利用できません。',
      '許可されたアドレスでログインするか、ホスト組織に別のリンクを依頼してください。',
    ],
  },
  'share-link.no-organization': {
    en: [
      'You do not belong to any organization yet.',
      'Create an organization, or accept an invitation to one.',
    ],
    ja: ['まだどの組織にも所属していません。', '組織を作成するか、組織への招待を承諾してください。'],
  },
  'share-link.not-active-member': {
    en: ['You are not an active member of this organization.', 'Choose an organization that you belong to.'],
    ja: ['この組織に所属していないか、参加が済んでいません。', '自分が所属している組織を選んでください。'],
  },
  'share-link.own-organization': {
    en: [
      'This project belongs to this organization itself.',
      'Choose another organization, or ask to be added to the project.',
    ],
    ja: [
      'このプロジェクトは、選んだ組織自身のものです。',
      '別の組織を選ぶか、プロジェクトへの追加を依頼してください。',
    ],
  },
  'share-link.already-collaborating': {
    en: [
      'This organization collaborates on the project already.',
      'Open the project there, or ask its managers to add you.',
    ],
    ja: [
      'この組織はすでに共同作業に参加しています。',
      'その組織でプロジェクトを開くか、マネージャーに追加を依頼してください。',
    ],
  },
  'share-link.already-pending': {
    en: ['This organization has asked to collaborate already.', 'Wait for the host organization to answer.'],
    ja: ['この組織はすでに共同作業を申請しています。', 'ホスト組織の承認をお待ちください。'],
  },
  'share-link.owners-only': {
    en: ['In this organization only owners may accept share links.', 'Ask an owner to open the link.'],
    ja: [
      'この組織では、オーナーだけが共有リンクを承諾できます。',
      'オーナーにリンクを開いてもらってください。',
    ],
  },
  'collaboration.not-found': {
    en: ['This collaboration could not be found.', 'Reload the settings.'],
    ja: ['共同作業が見つかりません。', '設定を再読み込みしてください。'],
  },
  'collaboration.ended': {
    en: ['This collaboration has ended already.', 'To work together again, send a new share link.'],
    ja: ['この共同作業はすでに終了しています。', '再開するには、新しい共有リンクを送ってください。'],
  },
  'collaboration.not-pending': {
    en: [
      'This collaboration is not waiting for approval any more.',
      'Reload the page to see how it stands now.',
    ],
    ja: [
      'この共同作業は、すでに承認待ちではありません。',
      'ページを再読み込みして、現在の状況を確認してください。',
    ],
  },
  'collaboration.requester-gone': {
    en: [
      'The person who asked does not belong to that organization any more.',
      'Decline it, and have somebody else of that organization ask by the link.',
    ],
    ja: [
      '申請した人は、すでにその組織のメンバーではありません。',
      '申請を却下し、その組織の別のメンバーにリンクから申請してもらってください。',
    ],
  },
  'bar.not-found': {
    en: ['This person is not barred from the project.', 'Reload the settings.'],
    ja: ['この人の参加は禁止されていません。', '設定を再読み込みしてください。'],
  },
  'image.not-found': {
    en: ['This image does not exist, or you have no access to it.', 'Reload the list of images.'],
    ja: ['画像が見つからないか、アクセスできません。', '画像一覧を再読み込みしてください。'],
  },
  'image.name-taken': {
    en: ['This folder has an image with this name already.', 'Rename the file, or choose another folder.'],
    ja: [
      '同じ名前の画像がこのフォルダーにすでにあります。',
      'ファイル名を変えるか、別のフォルダーを選んでください。',
    ],
  },
  'image.not-an-image': {
    en: ['This file is not a readable JPEG, PNG or WebP image.', 'Convert it, or leave it out.'],
    ja: [
      'JPEG、PNG、WebPの画像として読み込めないファイルです。',
      '形式を変換するか、このファイルを除いてください。',
    ],
  },
  'image.too-large': {
    en: ['The file is larger than 50 MB.', 'Make it smaller, or leave it out.'],
    ja: ['ファイルサイズが50MBを超えています。', 'サイズを小さくするか、このファイルを除いてください。'],
  },
  'image.too-many-pixels': {
    en: ['The image has more than 100 megapixels.', 'Make it smaller, or leave it out.'],
    ja: ['画像が1億画素を超えています。', '縮小するか、この画像を除いてください。'],
  },
  'image.bad-path': {
    en: [
      'The name of the folder or file cannot be used.',
      'Rename it without colons, double dots or a slash at the beginning.',
    ],
    ja: [
      '使用できないフォルダー名またはファイル名です。',
      'コロン、連続したドット、先頭のスラッシュを使わない名前にしてください。',
    ],
  },
  'image.file-missing': {
    en: ['No file was sent.', 'Choose a file and try again.'],
    ja: ['ファイルが送信されていません。', 'ファイルを選んで、もう一度お試しください。'],
  },
  'image.stale': {
    en: [
      'This image has changed since you opened it.',
      'Look at how it is now, and go on from there or keep your work aside.',
    ],
    ja: [
      '開いた後に、この画像が更新されました。',
      '最新の状態を確認して続けるか、作業内容を別に残してください。',
    ],
  },
  'image.claimed': {
    en: [
      'Somebody else is working on this image.',
      'Take another image, wait until they are done, or take it over if you may.',
    ],
    ja: ['他の人が作業中です。', '別の画像に進むか、終わるのを待つか、可能であれば引き継いでください。'],
  },
  'image.taken-over': {
    en: [
      'Somebody else took this image over while you worked on it.',
      'Your work was not saved, so keep it aside.',
    ],
    ja: [
      '作業中に、他の人がこの画像を引き継ぎました。',
      '作業内容は保存されていないため、別に残してください。',
    ],
  },
  'image.take-over-not-allowed': {
    en: [
      'You may not take this image over from the person working on it.',
      'Take another image, wait until they are done, or ask a reviewer.',
    ],
    ja: [
      '他の人が作業中のため、この画像を引き継ぐことはできません。',
      '別の画像に進むか、終わるのを待つか、レビュアーに相談してください。',
    ],
  },
  'image.withdrawn': {
    en: [
      'This image was entrusted to others while you worked on it.',
      'Your work was not saved, so keep it aside.',
    ],
    ja: [
      '作業中に、この画像の委託先が変わりました。',
      '作業内容は保存されていないため、別に残してください。',
    ],
  },
  'image.not-changeable': {
    en: [
      'You may not change this image in its present status.',
      'Wait until it is your turn again, or ask a reviewer.',
    ],
    ja: [
      '現在のステータスでは、この画像を変更できません。',
      'ステータスが変わるのを待つか、レビュアーに相談してください。',
    ],
  },
  'image.move-not-from-here': {
    en: [
      'This cannot be done in the present status of the image.',
      'Look at the present status and choose something that is possible.',
    ],
    ja: [
      '現在のステータスでは、この操作はできません。',
      '画像のステータスを確認し、可能な操作を選んでください。',
    ],
  },
  'image.move-not-allowed': {
    en: ['You may not do this with the image.', 'Ask a reviewer of the organization whose turn it is.'],
    ja: [
      'この操作を行う権限がありません。',
      '現在この画像を担当している組織のレビュアーに依頼してください。',
    ],
  },
  'image.nothing-to-undo': {
    en: ['There is nothing to undo.', 'Choose something that is possible in the present status.'],
    ja: ['元に戻せる操作がありません。', '現在のステータスで可能な操作を選んでください。'],
  },
  'image.undo-not-yours': {
    en: [
      'The last step was not yours, or you made it for another organization.',
      'Ask whoever made it, or choose another step.',
    ],
    ja: [
      '直前の操作は、他の人か、別の組織でのあなたによるものです。',
      '操作した人に依頼するか、別の操作を選んでください。',
    ],
  },
  'image.undo-overtaken': {
    en: [
      'Somebody has gone on with this image since, so it cannot be undone.',
      'Choose another step from the present status.',
    ],
    ja: [
      'その後に画像の作業が進んだため、元に戻せません。',
      '現在のステータスで可能な操作を選んでください。',
    ],
  },
  'image.undo-too-late': {
    en: ['A step can be undone for ten minutes only.', 'Choose another step from the present status.'],
    ja: ['元に戻せるのは、操作から10分以内です。', '現在のステータスで可能な操作を選んでください。'],
  },
  'image.four-eyes': {
    en: [
      'You cannot approve work that you had a part in yourself.',
      'Ask another reviewer, or approve with a reason if there is no other.',
    ],
    ja: [
      '自分が関わった作業を自分で承認することはできません。',
      '他のレビュアーに依頼し、他にいない場合は理由を添えて承認してください。',
    ],
  },
  'image.comment-required': {
    en: ['A comment is needed here.', 'Write what should change.'],
    ja: ['コメントが必要です。', '修正してほしい点をコメントに書いてください。'],
  },
  'image.reason-required': {
    en: ['A reason is needed here.', 'Write why you are doing this.'],
    ja: ['理由の入力が必要です。', 'この操作を行う理由を書いてください。'],
  },
  'image.full-of-comments': {
    en: [
      'Your organization has reached the limit of 200 comments on this image.',
      'Continue in the threads that are there.',
    ],
    ja: [
      'この画像への自分の組織のコメントが、上限の200件に達しています。',
      '既存のスレッドで続けてください。',
    ],
  },
  'assignment.not-found': {
    en: ['This assignment is no longer kept.', 'Look at the images to see who is assigned.'],
    ja: ['この割り当ての記録はもう残っていません。', '画像の一覧で担当者を確認してください。'],
  },
  'image.entrusted-elsewhere': {
    en: [
      'This image is entrusted to another organization.',
      'Entrust it to the right organization first, then assign it.',
    ],
    ja: ['この画像は別の組織に委託されています。', '先に委託先を変更してから、割り当ててください。'],
  },
  'annotation.invalid': {
    en: ['Some annotations cannot be saved.', 'Correct them and save again.'],
    ja: [
      '保存できないアノテーションがあります。',
      '該当するアノテーションを修正して、もう一度保存してください。',
    ],
  },
  'revision.not-found': {
    en: ['This revision could not be found.', 'Reload the history.'],
    ja: ['リビジョンが見つかりません。', '履歴を再読み込みしてください。'],
  },
  'comment.not-found': {
    en: ['This comment could not be found.', 'Reload the comments.'],
    ja: ['コメントが見つかりません。', 'コメントを再読み込みしてください。'],
  },
};
