# VPN の認証局を、重なる期間を設けて切り替える。
rollover-plan-title = 「{ $name }」の認証局の切り替え
rollover-now-title = 「{ $old }」の認証局を切り替えています。「{ $new }」が引き継ぎます。
rollover-why = エンドポイントが信頼する認証局は AWS では作成時に決まり、あとから変えられません。そのため、新しい認証局には今のエンドポイントと並ぶ 2 つ目のエンドポイントが必要です。古い方を終了するまで、誰の接続も変わりません。
rollover-ends = 今の認証局では、{ $date } を過ぎると誰も接続できません。
rollover-ends-unknown = 認証局の証明書がここにないため、期限が分かりません。
rollover-begin-by = { $date } からは、発行する証明書が認証局の期限までしか使えません。この日までに始めてください。
rollover-second = 2 つ目のエンドポイント: 「{ $name }」。VPC、サブネット、セキュリティグループ、承認ルール、ルートは今と同じで、クライアント CIDR だけ { $cidr } になります。
rollover-cost = 両方がある間は、{ $subnets ->
    [1] サブネット 1 つ
   *[other] サブネット { $subnets } つ
}分として 1 日 { $day } USD、{ $days ->
    [1] 1 日
   *[other] { $days } 日間
}で { $usd } USD 余分にかかります（{ $date } の料金）。接続の料金はどちらでも同じです。
rollover-cost-unknown = このリージョンの料金が分からないため、一般的な料金で計算しています。
rollover-people = { $count ->
    [1] 移るパソコンは 1 台です。新しい証明書とプロファイルを渡します。
   *[other] 移るパソコンは { $count } 台です。それぞれに新しい証明書とプロファイルを渡します。
}
rollover-own-keys = { $count ->
    [1] そのうち 1 台は鍵を自分で作っているため、新しい申請が必要です（「person add --csr」）。
   *[other] そのうち { $count } 台は鍵を自分で作っているため、新しい申請が必要です（「person add --csr」）。
}
rollover-phase-set-up = 1. 新しい認証局と 2 つ目のエンドポイント
rollover-phase-set-up-meaning = 新しい認証局を作り（鍵は暗号化）、2 つ目のエンドポイントを作成します。利用者への影響はありません。
rollover-phase-hand-out = 2. 全員に新しいプロファイル
rollover-phase-hand-out-meaning = パソコンごとにキットを作ります。古いプロファイルもそのまま使えます。
rollover-phase-move = 3. 全員が移る
rollover-phase-move-meaning = 各パソコンが新しいプロファイルで一度接続します。接続した人はここで分かります。
rollover-phase-end = 4. 古いエンドポイントの終了
rollover-phase-end-meaning = 接続が切れ、古いプロファイルは使えなくなり、料金も止まります。移っていない人は接続できなくなります。
rollover-state-ahead = これから
rollover-state-now = 今
rollover-state-late = 遅れ
rollover-state-done = 完了
rollover-counted = { $state }（{ $total } 台中 { $done } 台）
rollover-phase-line = { $name }: { $date } まで – { $state }
rollover-move-waiting = 新しいプロファイルなし
rollover-move-own-key = 申請待ち
rollover-move-handed = 新しいプロファイルあり、接続はまだ
rollover-move-moved = 移行済み
rollover-never = なし
rollover-mover = { $name }: { $move }（新しい方: { $seen }、古い方: { $before }）
rollover-behind = { $count ->
    [0] 全員が移りました。古いエンドポイントを終了できます。
    [1] まだ移っていないパソコンが 1 台あります。今終了すると接続できなくなります。
   *[other] まだ移っていないパソコンが { $count } 台あります。今終了すると接続できなくなります。
}
rollover-not-asked = 接続中の人を AWS に問い合わせできないため、最後に確認した状態を表示しています。
rollover-ended = 「{ $old }」の古いエンドポイントはなくなりました。「{ $new }」が、共有していたネットワークとともに引き継ぎました。
rollover-proof-proved = 実際に接続を試して確認しました。新しいエンドポイントは新しい認証局の証明書を受け入れ、古い認証局の証明書は受け入れません。
rollover-proof-silent = ここから新しいエンドポイントに届かず（{ $outcome }）、確認できませんでした。全員に渡す前に、1 台で試してください。
rollover-proof-wrong = 新しいエンドポイントの応答が正しくありません（{ $outcome }）。誰も移らないでください。
problem-rollover-until-past = { $value } は先の日付ではありません。重なる期間は 1 日以上必要です。
problem-rollover-until-late = { $value } には認証局の期限（{ $ends }）が過ぎています。
problem-rollover-name-known = 「{ $value }」という VPN が以前ありました。別の名前にしてください。
problem-rollover-ca-ended = 認証局の期限は { $date } に切れています。新しいプロファイルが届くまで誰も接続できません。重なる期間はもうありません。
problem-rollover-quota = エンドポイントが { $count } つあり、このリージョンの上限は { $quota } です。先に Service Quotas で引き上げを申請してください。
problem-rollover-adopted = 古いエンドポイント（{ $endpoint }）は手作業で作られたものなので、このプログラムは削除しません。最後にコンソールで削除してください。それまで料金がかかります。
problem-rollover-team = チームストアは「{ $name }」だけのものです。ほかの人が作業する前に、2 つ目の VPN にも作成してください（「team create」）。
problem-rollover-helpdesk = ヘルプデスク用のキューには古い認証局のプロファイルが入っています。新しく準備してください。渡していないものは未移行として数えます。
problem-rollover-portal = セルフサービスポータルが有効です。個人の証明書は配布できないため、2 つ目のエンドポイントでは無効にします。
refusal-rollover-open-title = 「{ $name }」の認証局はすでに切り替え中です
refusal-rollover-open-why = 引き継ぐための「{ $ids }」が並んでいます。
refusal-rollover-open-do = その切り替えを続けるか、先に中止してください。
refusal-rollover-none-title = 「{ $name }」の 2 つ目のエンドポイントがありません
refusal-rollover-none-why = 認証局の切り替えが始まっていないか、2 つ目のエンドポイントが完成していません。
refusal-rollover-none-do = 切り替えを始めるか、続けてください（「rollover { $name } --begin --yes」）。
refusal-rollover-unproved-title = 新しいエンドポイントが新しい証明書を受け入れません
refusal-rollover-unproved-why = 「{ $name }」へ実際に接続を試した結果が正しくありません。新しい認証局を拒否するか、古い認証局の証明書を受け入れています。
refusal-rollover-unproved-do = プロファイルを配らないでください。「doctor」で調べるか、切り替えを中止してやり直してください。古いエンドポイントはこれまでどおり使えます。
refusal-rollover-unmoved-title = まだ全員が移っていません
refusal-rollover-unmoved-why = 次のパソコンは新しいエンドポイントで確認できておらず、接続できなくなります: { $ids }
refusal-rollover-unmoved-do = 全員が移るまで待つか、残してよいことを指定してください。
refusal-rollover-ended-title = 「{ $name }」の古いエンドポイントは終了しています
refusal-rollover-ended-why = 「{ $ids }」が引き継ぎました。古い認証局には戻せません。
refusal-rollover-ended-do = 「{ $ids }」を使い続けてください。すべて削除するには、そちらを削除します。
receipt-heir = 「{ $heir }」が使うため残しました: { $step } { $resource }
removed-heir = 完了しました。「{ $name }」のエンドポイントはなくなり、料金もかかりません。ネットワークは「{ $heir }」が使うため残り、そちらを削除するときに一緒に削除されます。このパソコンの証明書と鍵は残してあります。
rollover-title = 認証局の切り替え
rollover-by = { $date } まで
rollover-number-ends = 認証局の期限
rollover-number-cost = 重なる期間の料金
rollover-number-moved = パソコン
rollover-unit-to-move = 台が移る
rollover-unit-a-day = USD／日
rollover-unit-of = ／{ $total } 台が移行済み
rollover-until = 重なる期間の最終日
rollover-planning = VPN を調べて計画しています…
rollover-setting-up = 新しい認証局と 2 つ目のエンドポイントを作成しています…
rollover-taking-away = 削除しています…
rollover-begun = 新しい認証局と 2 つ目のエンドポイントができました。次は、全員に新しいプロファイルを渡します。
rollover-step-done = 完了しました。
rollover-not-done = 途中で止まりました。済んだ分はそのまま残り、いつでも続けられます。
rollover-sure-finish = { $behind ->
    [0] 全員が移りました。古いエンドポイントをプロファイルとともに削除します（ネットワークは残ります）。元には戻せません。
    [1] 新しいエンドポイントで確認できていないパソコンが 1 台あり、接続できなくなります。古いエンドポイントの削除は元に戻せません。
   *[other] 新しいエンドポイントで確認できていないパソコンが { $behind } 台あり、接続できなくなります。古いエンドポイントの削除は元に戻せません。
}
rollover-sure-cancel = 2 つ目のエンドポイントを取り除きます。そちらに接続中の人は切断されます。古い方はこれまでどおり使えます。
rollover-do-plan = 認証局の切り替えを計画
rollover-do-begin = 2 つ目のエンドポイントを作成
rollover-do-go-on = 作成を続ける
rollover-do-hand-out = 全員分のキットを作成
rollover-do-look = もう一度確認
rollover-do-finish = 古いエンドポイントを終了…
rollover-do-finish-sure = 今すぐ終了
rollover-do-cancel = 切り替えを中止…
rollover-do-cancel-sure = 取り除く
rollover-do-close = 閉じる
cli-rollover = VPN の認証局の切り替えを計画し、重なる期間を設けて実行する
cli-rollover-status = 進み具合と、移った人
cli-rollover-begin = 新しい認証局と 2 つ目のエンドポイントを作る、または続ける（--yes が必要）
cli-rollover-prove = 両方のエンドポイントに両方の認証局の証明書で実際に接続を試す
cli-rollover-hand-out = まだ持っていない全員に新しい証明書とキットを作る
cli-rollover-finish = 古いエンドポイントを終了する（--yes が必要）
cli-rollover-cancel = 2 つ目のエンドポイントを取り除く（--yes が必要）
cli-rollover-as = 2 つ目の VPN の名前（既定: NAME-年）
cli-rollover-until = 重なる期間の最終日（既定: 60 日後、または認証局の期限の 1 週間前）
cli-rollover-cidr = 2 つ目のエンドポイントのクライアント CIDR（既定: 同じ大きさの空き）
cli-rollover-authority = 新しい認証局の EasyRSA フォルダー（既定: 新しく作る）
cli-rollover-leave-behind = 移っていない人がいても終了する（その人は接続できなくなる）
cli-rollover-offline = 接続中の人を AWS に問い合わせない
cli-rollover-plan-next = まだ何も変えていません。始めるには: cvpn-wizard rollover { $name } --begin --yes
cli-rollover-begin-needs-yes = 2 つ目のエンドポイントは、できた時から料金がかかります。計画（「rollover { $name }」）を確認し、--yes を付けてください。
cli-rollover-finish-needs-yes = 「{ $name }」の古いエンドポイントの終了は元に戻せません。--yes を付けてください。
cli-rollover-cancel-needs-yes = 「{ $name }」の 2 つ目のエンドポイントを取り除くと、移った人の接続が切れます。--yes を付けてください。
cli-rollover-next-set-up = 次: cvpn-wizard rollover { $name } --begin --yes
cli-rollover-next-hand-out = 次: cvpn-wizard rollover { $name } --hand-out
cli-rollover-next-move = 次: 全員が新しいプロファイルで接続するまで待ちます。
cli-rollover-next-end = 次: cvpn-wizard rollover { $name } --finish --yes
