# VPN の一時停止と設定変更

refusal-paused-already-title = VPN はすでに一時停止しています
refusal-paused-already-why = ターゲットネットワークが関連付けられていないため、時間あたりの料金はかかっていません。
refusal-paused-already-do = 操作は不要です。使うときに再開してください。
refusal-not-paused-title = VPN は一時停止していません
refusal-not-paused-why = 一時停止で外したものがないため、再開するものがありません。
refusal-not-paused-do = AWS でターゲットネットワークが足りない場合は、AWS 側の診断で確認して元に戻せます。
cli-pause = ターゲットネットワークを外し、時間あたりの料金を止めます（プロファイルはそのまま使えます）
cli-unpause = 一時停止した VPN を再開します
cli-pause-yes = 接続中の利用者が切断されてもかまいません
cli-pause-needs-yes = 「{ $name }」を一時停止すると、接続中の利用者は切断されます。続けるには --yes を付けてください。
cli-paused = 「{ $name }」を一時停止しました。月 { $saved } USD の節約です。再開（unpause）すれば、プロファイルはそのまま使えます。
cli-unpaused = 「{ $name }」を再開しました（ターゲットネットワーク { $count ->
        [one] 1 個
       *[other] { $count } 個
    }）。AWS の料金は再び月 { $cost } USD です。
cli-pause-cut = 途中で止まりました。続けるには、もう一度「{ $command }」を実行してください。
cli-show-paused = 一時停止中です。ターゲットネットワークがなく、誰も接続できません。再開: cvpn-wizard unpause { $name }
refusal-unchangeable-title = 既存のエンドポイントでは変更できない項目です
refusal-unchangeable-why = { $name ->
        [none] 計画の変更には、エンドポイントの作成時にしか決められない項目が含まれています。
       *[other] { $name } は、エンドポイントの作成時にしか決められません。
    }
refusal-unchangeable-do = 計画を元の値に戻すか、別の名前で新しい VPN を作り、利用者を移してからこの VPN を削除してください。
cli-change = 変更     { $what }: 「{ $was }」→「{ $now }」
cli-changed = 変更しました: { $what }: 「{ $was }」→「{ $now }」
cli-changed-port = ポートが変わったため、これまでに渡したプロファイルでは接続できません。新しいものを渡してください（person bundle）。
cli-still-differs = AWS 上でほかの人が変更した項目は、そのままにしています。計画どおりに戻す: cvpn-wizard show { $name } --put-back
cli-change-help = 既存の VPN の設定を変更します（ほかの人が AWS で変えた項目はそのまま）
cli-change-split = on はこのネットワーク宛ての通信だけ、off はすべての通信が VPN を通ります
cli-change-session = 接続を終了するまでの時間数
cli-change-port = ポート（変更すると、渡し済みのプロファイルの差し替えが必要です）
cli-change-banner = 接続時に表示するメッセージ（空なら表示しません）
cli-change-dns = 接続したパソコンが使う DNS サーバー（2 つまで、空ならなし）
cli-change-authorize = アクセスを許可する範囲のすべて（これまでの範囲と置き換えます）
cli-change-routes = VPC の外へのルートのすべて（これまでのルートと置き換えます）
cli-change-nothing = 変更する項目を指定してください: cvpn-wizard change --help
cli-change-done = 完了しました。「{ $name }」の設定を AWS に反映しました。すべてのパソコンに行き渡るまで最大 4 時間かかることがあります。
cli-change-stopped = 途中で止まりました。続けるには、もう一度同じコマンドを実行してください。差異は show で確認できます。

run-paused = 一時停止中
care-section-settings = 設定
care-pause-title = 一時停止
care-pause-title-paused = 一時停止中
care-pause-lead = 使わない間はターゲットネットワークを外すと、月 { $month } USD を節約できます。プロファイルはそのまま使え、再開には 5～15 分かかります。
care-pause-lead-paused = ターゲットネットワークがないため、誰も接続できません。再開すると月 { $month } USD の料金がかかり、使えるまで 5～15 分かかります。
care-pause-ask = 接続中の利用者は切断され、再開するまで誰も接続できません。月 { $month } USD の節約になります。
care-pause-begin = 一時停止…
care-pause-sure = 切断して一時停止する
care-pause-back = 再開する
care-pause-not = やめる
care-pausing = ターゲットネットワークを外しています…
care-unpausing = ターゲットネットワークを関連付けています…
care-pause-step = { $step }: { $state }
care-paused = 一時停止しました。月 { $month } USD の節約です。
care-unpaused = 再開しました。ルートと承認ルールも元どおりです。
care-settings-change = AWS に反映する
care-settings-reset = 現在の設定に戻す
care-settings-row = { $what }: { $was } → { $now }
care-settings-cuts = この変更で、接続中の通信がいったん切れます。自動的に再接続されます。
care-settings-port = ポートを変えると、渡し済みのプロファイルでは接続できません。変更後に新しいものを渡してください（利用者 → キット）。
care-settings-changing = AWS に反映しています…
care-settings-changed-one = 変更しました: { $what }
care-settings-changed = すべて AWS に反映しました。すべてのパソコンに行き渡るまで最大 4 時間かかることがあります。
care-paused-notice = 一時停止中です。ターゲットネットワークがないため、誰も接続できません。「設定」から再開できます。
