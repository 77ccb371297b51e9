# 「person」コマンド、「list --expiring」、ウィンドウと共通の言葉
cli-person = 利用者の証明書を追加、一覧、更新、失効します
cli-person-add = 1 台分の証明書と完成したプロファイルを発行します（ファイルから多数も可）
cli-person-list = 全員の有効期限、最終接続、接続中、失効を表示します
cli-person-renew = 同じ名前で新しい証明書を発行します
cli-person-revoke = 証明書を失効させ、接続を切り、AWS で確認します
cli-person-refresh = 失効リストを作り直してアップロードします（期限切れや AWS に接続できなかったとき）
cli-person-csv = name 列のある表。person と device の列は任意です
cli-person-csr = パソコンで作った証明書の申請（CSR）。鍵はパソコンから出ません
cli-person-offline = 接続中かどうかを AWS に問い合わせません
cli-person-renew-expiring = 指定した日数以内に期限が来る全員
cli-person-revoke-old = 置き換えられた証明書を失効させます
cli-person-add-usage = 1 人の名前か、多数のファイル（--csv FILE）を指定してください。申請（--csr FILE）は 1 人用です。
cli-person-renew-usage = 更新する人か --expiring DAYS を指定してください。申請（--csr FILE）は 1 人用です。
cli-person-nobody = 「{ $name }」の証明書を持つ人はまだいません。
cli-person-handed = { $name }: { $date } まで有効、プロファイル { $path }
cli-person-line = { $name }（{ $person }、{ $device }） – { $state }、{ $date } まで、最終接続 { $seen } { $now }
cli-person-progress = { $total } 件中 { $done } 件: { $name }
cli-person-many-done = 完了: { $made } 件を発行しました。{ $present } 件は発行済みでした。
cli-person-many-stopped = 中止: { $total } 件中 { $made } 件を発行しました。同じコマンドで続きから始まります。
cli-person-kept-template = AWS に問い合わせできないため、前回のファイルからプロファイルを作りました。
cli-person-offline-note = 接続中の人を AWS に問い合わせできませんでした（{ $why }）。
cli-person-refresh-later = ここには記録しました。「cvpn-wizard person refresh { $name }」で残りを行えます。
cli-list-expiring = 指定した日数以内に、接続できなくなる期限をすべて表示します
cli-list-ics = すべての期限をカレンダーファイル（.ics）にも書き出します

person-state-valid = 有効
person-state-soon = 期限間近
person-state-expired = 期限切れ
person-state-revoked = 失効
person-state-revoked-here = 失効（確認待ち）
person-state-unfinished = 未配布
person-connected = 接続中（↓ { $received }、↑ { $sent }）
person-revoked = 失効しました: { $names }。{ $sessions ->
    [0] 開いている接続はありませんでした。
    [1] 1 件の接続を切りました。
   *[other] { $sessions } 件の接続を切りました。
}
person-refreshed = 失効リストを作り直してアップロードしました。
person-list-proved = AWS からリスト（番号 { $number }）を読み直し、{ $count } 件の証明書が載っていること、{ $date } まで有効なことを確認しました。
person-list-unproved = リスト（番号 { $number }、{ $count } 件、{ $date } まで有効）をアップロードしましたが、AWS にはまだ表示されません。あとで「person list」で確認してください。
person-list-hours = AWS で実際に接続できなくなるまで、最大 { $hours } 時間かかることがあります。
person-all-reconnect = ほかの人の接続も一度切れ、自動的につながり直します。

date-ca = 認証局
date-crl = 失効リスト
date-server = サーバー証明書
date-person = { $name } の証明書
date-ca-meaning = この日を過ぎると誰も接続できず、どのプロファイルも使えません。新しい認証局には 2 つ目のエンドポイントと全員分の新しいプロファイルが必要です。「rollover」で計画できます。数か月前に始めてください。
date-crl-meaning = この日を過ぎると誰も接続できません。「person refresh」で新しいリストをアップロードします。全員が一度つながり直します。
date-server-meaning = この日を過ぎると誰も接続できません。「renew-server」で新しい証明書に入れ替えます。プロファイルはそのまま使えます。
date-person-meaning = この日を過ぎると、このパソコンは接続できません。更新して新しいプロファイルを渡してください。
date-entry = VPN { $vpn }: { $what }の期限
date-line-fine = { $date }（あと { $days } 日） – { $vpn }: { $what }
date-line-early = { $date }（あと { $days } 日、切り替えの計画を） – { $vpn }: { $what }
date-line-soon = { $date }（あと { $days } 日） – { $vpn }: { $what }
date-line-month = { $date }（あと { $days } 日、まもなく） – { $vpn }: { $what }
date-line-week = { $date }（{ $days ->
    [0] あと 1 日未満
    [1] あと 1 日
   *[other] あと { $days } 日
}、至急） – { $vpn }: { $what }
date-line-over = { $date }（期限切れ） – { $vpn }: { $what }
dates-none = { $days } 日以内に来る期限はありません。
dates-calendar = VPN の期限
dates-calendar-written = すべての期限: { $path }
dates-offline = 「{ $vpn }」を AWS に問い合わせできませんでした（{ $why }）。ここで作ったものを表示します。
