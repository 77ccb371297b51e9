# 手作業で作られたエンドポイントの引き取り。

refusal-adopted-title = { $name ->
    [none] この VPN は手作業で作られたものです
   *[other] 「{ $name }」は手作業で作られたものです
}
refusal-adopted-why = ウィザードは管理していますが、作ったものではないため、作成も削除もしません。
refusal-adopted-do = 新しい VPN には別の名前を付けてください。

refusal-known-already-title = { $ids ->
    [none] このエンドポイントはすでに登録されています
   *[other] エンドポイント { $ids } はすでに登録されています
}
refusal-known-already-why = { $name ->
    [none] このパソコンで構築したものです。
   *[other] このパソコンで構築した VPN「{ $name }」です。
}
refusal-known-already-do = 引き取りは不要です。その名前で管理してください。

refusal-not-adoptable-title = { $ids ->
    [none] このエンドポイントは引き取れません
   *[other] エンドポイント { $ids } は引き取れません
}
refusal-not-adoptable-why = 管理できるのは、証明書で認証し IPv4 アドレスを割り当てるエンドポイントだけです。
refusal-not-adoptable-do = 引き続き AWS コンソールで管理してください。

refusal-run-unfinished-title = { $name ->
    [none] この VPN の作業が途中です
   *[other] 「{ $name }」の作業が途中です
}
refusal-run-unfinished-why = 途中のままでは、計画との差異を判断できません。
refusal-run-unfinished-do = 作業を続けるか取り消してから、もう一度お試しください。

problem-endpoint-form = 「{ $value }」はクライアント VPN エンドポイントの ID（cvpn-endpoint-…）ではありません。

problem-vpn-name-taken = 「{ $value }」という名前の VPN はすでに登録されています。

finding-risk-no-san = サーバー証明書「{ $name }」にサブジェクト代替名（SAN）がありません
finding-risk-no-san-why = AWS の新しいコンソールや一部のクライアントは、このような証明書を受け付けません。更新に失敗することもあります。
finding-risk-no-san-do = 次の更新では、同じ名前をサブジェクト代替名（DNS）に入れて発行してください。

finding-risk-default-group = エンドポイントに VPC のデフォルトのセキュリティグループ（{ $group }）が付いています
finding-risk-default-group-why = 同じグループが付いたものすべてに、証明書を持つ全員が到達できます。ほかに { $others } 個のインターフェイスに付いています。
finding-risk-default-group-do = エンドポイント専用のセキュリティグループに替えてください。デフォルトのグループだけを許可しているサーバーは、先に新しいグループを許可する必要があります。

finding-risk-all-users = 証明書を持つ全員が { $cidr } 全体に到達できます
finding-risk-all-users-why = 紛失または感染したパソコンから、そこにあるすべてのサーバーに到達できてしまいます。
finding-risk-all-users-do = 必要な範囲だけの承認ルールに置き換えてください。

finding-risk-portal-on = セルフサービスポータルが有効です
finding-risk-portal-on-why = 証明書認証では役に立たず、エンドポイントの存在をインターネットに示すだけです。
finding-risk-portal-on-do = 無効にしてください。

finding-risk-log-off = 接続ログが記録されていません
finding-risk-log-off-why = 誰が接続していたか、なぜ接続できなかったかをあとから調べられません。
finding-risk-log-off-do = 専用のロググループ（保持期間 30 日）に記録するようにしてください。

finding-risk-no-authority = この VPN の認証局がこのパソコンにありません
finding-risk-no-authority-why = ここから利用者を追加したり、証明書を更新・失効したりできません。
finding-risk-no-authority-do = EasyRSA のフォルダー（pki）を、VPN の「概要」または adopt … --pki FOLDER で指定してください。

cli-adopt = 手作業で作られたエンドポイントを引き取り、不足や危険を知らせます
cli-adopt-name = ここでの名前（省略時は Name タグから）
cli-adopt-region = リージョン（省略時は AWS の設定）
cli-adopt-pki = クライアント証明書に署名する認証局のある EasyRSA フォルダー（pki）
cli-adopt-fix = これを直す（一覧のコード、または all）。複数指定できます
cli-adopt-look = 調べるだけで、何も登録しません
cli-adopt-done = 「{ $name }」の管理を始めました。AWS 側は何も変更していません。
cli-adopt-known = 「{ $name }」はすでに管理しています。
cli-adopt-looked = 引き取ると「{ $name }」として管理します。まだ何も登録していません。
cli-adopt-fixable = --fix で直せるもの: { $codes }
cli-adopt-fixed = 直しました: { $title }
cli-adopt-not-fixable = 「{ $code }」は、ここで直せる項目にありません。
cli-adopt-no-region = リージョンが設定されていません。--region で指定してください。
cli-let-go = 「{ $name }」は手作業で作られたものなので、何も削除していません。管理だけを終えました。
receipt-as-it-was = そのまま残ります: { $step } { $resource }
