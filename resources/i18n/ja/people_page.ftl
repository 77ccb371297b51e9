# VPN の「利用者」と「期限」、「renew-server」
care-section-people = 利用者
care-section-dates = 期限

people-column-name = 名前
people-column-person = 利用者
people-column-device = 端末
people-column-state = 状態
people-column-until = 有効期限
people-column-seen = 最終接続
people-column-now = 接続中
people-search = 名前、利用者、端末で検索
people-filter = 状態
people-filter-all = すべての状態
people-again = 再読み込み
people-looking = 読み込んでいます…
people-nobody = 証明書を持つ人はまだいません。最初のパソコンを追加してください。
people-shown = { $total } 件中 { $shown } 件を表示。
people-not-asked = 接続中の人を AWS に問い合わせできませんでした（{ $why }）。
people-add = パソコンを追加
people-many = 表からまとめて追加…
people-renew = 更新
people-revoke = 失効…
people-cancel = キャンセル
people-stop = 中止
people-stopping = 始めた証明書を終えてから中止します…
people-issuing = 証明書とプロファイルを作っています…
people-revoking = 失効リストを作成、アップロードし、読み直しています…
people-name = 証明書の名前
people-name-hint = 人と端末ごとに 1 つ。例: sato.laptop
people-person = 利用者（任意）
people-device = 端末（任意）
people-issue = 証明書とプロファイルを発行
people-request = パソコンからの申請を使う…
people-request-hint = 申請がなければ、鍵はここで作られ、プロファイルに入ります。
people-request-chosen = 申請: { $file }。鍵はパソコンから出ません。
people-request-kinds = 証明書の申請 (*.cvpnrequest *.csr *.pem *.req);;すべてのファイル (*)
people-table-kinds = 表 (*.csv *.tsv *.txt);;すべてのファイル (*)
people-handed = { $name } は { $date } まで有効です。プロファイル: { $path }
people-many-done = 完了: { $made } 件を発行しました。{ $present } 件は発行済みでした。
people-many-stopped = 中止: { $total } 件中 { $made } 件を発行しました。同じ表で続きから始められます。
people-problem-line = { $line } 行目: { $problem }
people-problems-more = … ほか { $count } 件
people-and-more = { $names } ほか { $count } 件
people-revoke-ask = { $count ->
    [1] { $names } を今後接続できないようにしますか？
   *[other] 次の { $count } 件を今後接続できないようにしますか？ { $names }
}
people-revoke-meaning = 今ある接続は切れます。ほかの人の接続も一度切れ、自動的につながり直します。AWS 全体で拒否されるまで最大 4 時間かかることがあります。取り消しはできませんが、新しい証明書は発行できます。
people-revoke-sure = { $count ->
    [1] 失効する
   *[other] { $count } 件を失効する
}
people-revoked-more = { $sessions ->
    [0] 開いている接続はありませんでした。
    [1] 1 件の接続を切りました。
   *[other] { $sessions } 件の接続を切りました。
} AWS 全体で拒否されるまで最大 { $hours } 時間かかることがあります。ほかの人は一度つながり直します。

dates-column-days = 残り
dates-column-date = 日付
dates-column-what = 期限が来るもの
dates-column-meaning = 過ぎるとどうなるか
dates-level-fine = { $days } 日
dates-level-early = { $days } 日（計画）
dates-level-soon = { $days } 日（準備）
dates-level-month = { $days } 日（まもなく）
dates-level-week = { $days ->
    [1] { $days } 日（至急）
   *[other] { $days } 日（至急）
}
dates-level-over = 期限切れ
dates-warning-early = { $count ->
    [1] 認証局の残り期間が証明書の有効期間より短くなりました。これから発行する証明書は認証局の期限までしか使えません。認証局の切り替えを計画してください。
   *[other] { $count } つの認証局の残り期間が証明書の有効期間より短くなりました。認証局の切り替えを計画してください。
}
dates-warning-soon = { $count ->
    [1] 60 日以内に来る期限が 1 件あります。
   *[other] 60 日以内に来る期限が { $count } 件あります。
}
dates-warning-month = { $count ->
    [1] 30 日以内に来る期限が 1 件あります。
   *[other] 30 日以内に来る期限が { $count } 件あります。
}
dates-warning-week = { $count ->
    [1] 7 日以内に来る期限が 1 件あります。
   *[other] 7 日以内に来る期限が { $count } 件あります。
}
dates-warning-over = { $count ->
    [1] 過ぎた期限が 1 件あり、接続できない人がいます。
   *[other] 過ぎた期限が { $count } 件あり、接続できない人がいます。
}
dates-fine = 60 日以内に来る期限はありません。
dates-not-asked = AWS に問い合わせできないため、ここで作ったものの期限を表示しています。
dates-working = 処理しています…
dates-save = カレンダーファイルに保存…
dates-save-kinds = カレンダー (*.ics)
dates-refresh = 失効リストを作り直す
dates-server = サーバー証明書を更新

cli-renew-server = サーバー証明書を新しいものに入れ替えます。プロファイルはそのまま使えます
cli-renew-server-wait = エンドポイントが新しい証明書を使うまで外から確認します（最大 5 時間）
server-renewed = 「{ $name }」の証明書を AWS で入れ替えました（{ $date } まで有効）。エンドポイントで使われるまで最大 { $hours } 時間かかることがあります。プロファイルは変わりません。
server-old = エンドポイントはまだ古い証明書を使っています。
server-silent = ここからはエンドポイントの応答がありません。
server-served = エンドポイントは新しい証明書を使っています。
server-not-yet = 新しい証明書はまだ使われていません。あとでもう一度確認してください。

reminder-title = { $count ->
    [1] VPN の期限が近づいています
   *[other] VPN の期限が { $count } 件近づいています
}
people-revoke-old = 古い証明書も失効する
