# AWS 側の診断結果：何が起きているか、なぜ問題か、どうすればよいか。

finding-aws-endpoint-gone = この VPN のエンドポイントが AWS にありません
finding-aws-endpoint-gone-why = このプログラムの外で削除されたか、別のアカウントまたはリージョンを見ています。誰も接続できません。
finding-aws-endpoint-gone-do = アカウントとリージョンを確認してください。本当にない場合は「{ $name }」を同じ計画でもう一度作ります。全員に新しいプロファイルが必要になります。

finding-aws-endpoint-deleting = エンドポイントは削除中です
finding-aws-endpoint-deleting-why = AWS が { $id } を削除しているため、もう接続できません。
finding-aws-endpoint-deleting-do = 削除が終わるのを待ってから、VPN を作り直してください。

finding-aws-endpoint-pending = エンドポイントは Transit Gateway の承認待ちです
finding-aws-endpoint-pending-why = AWS の回答: { $message }
finding-aws-endpoint-pending-do = Transit Gateway の所有者に、アタッチメントの承認を依頼してください。

finding-aws-association-none = エンドポイントに関連付けられたサブネットがありません
finding-aws-association-none-why = ターゲットネットワークがないと VPC へ入れず、誰も接続できません。料金を抑えるために一時停止されている可能性もあります。
finding-aws-association-none-do = 計画にある関連付けを元に戻してください。以後、関連付けごとに時間単位で課金されます。

finding-aws-association-failed = サブネット「{ $subnet }」を関連付けできませんでした
finding-aws-association-failed-why = AWS の回答: { $message }
finding-aws-association-failed-do = 失敗した関連付けを解除し、AWS が示す原因を直してから、もう一度関連付けてください。

finding-aws-association-coming = サブネット「{ $subnet }」を関連付けている途中です
finding-aws-association-coming-why = 通常 5～15 分、長いと 30 分かかります。
finding-aws-association-coming-do = 数分待ってから、もう一度確認してください。

finding-aws-association-fewer = 関連付けられたサブネットが計画より少なくなっています（{ $planned } 個中 { $there } 個）
finding-aws-association-fewer-why = VPN は使えますが、支えるアベイラビリティーゾーンが減っており、障害に弱くなっています。
finding-aws-association-fewer-do = 足りない関連付けを元に戻すか、AWS の現状を記録に取り込んでください。

finding-aws-quota-connections = 接続数が上限に近づいています
finding-aws-quota-connections-why = { $active } 台が接続中です。このサブネット数での上限は { $quota } です。
finding-aws-quota-connections-do = サブネットをもう 1 つ関連付けるか、上限の引き上げを申請してください。

finding-aws-range-small = クライアント CIDR が人数に対して足りません
finding-aws-range-small-why = { $active } 台が接続中です。AWS は { $cidr } の一部を自分で使い、人数の 2 倍のアドレスを求めています。
finding-aws-range-small-do = 範囲は変更できません。より大きな範囲で新しいエンドポイントを作ってください。

finding-aws-quota-rules = 承認ルールの数が上限に近づいています
finding-aws-quota-rules-why = { $quota } 個中 { $count } 個あります。上限に達すると追加できません。
finding-aws-quota-rules-do = 範囲をまとめて広くするか、上限の引き上げを申請してください。

finding-aws-quota-routes = サブネット「{ $subnet }」のルート数が上限に近づいています
finding-aws-quota-routes-why = { $quota } 個中 { $count } 個あります。上限に達すると追加できません。
finding-aws-quota-routes-do = ルートをまとめて広くするか、上限の引き上げを申請してください。

finding-aws-quota-revoked = 失効リストがいっぱいに近づいています
finding-aws-quota-revoked-why = { $quota } 件中 { $count } 件あります。長すぎるリストは拒否され、以後は誰も締め出せなくなります。
finding-aws-quota-revoked-do = 期限切れの証明書をリストから除いてください。

finding-aws-rule-none = 承認ルールが 1 つもありません
finding-aws-rule-none-why = 接続はできますが、どこにも到達できません。
finding-aws-rule-none-do = 必要な範囲の承認ルールを追加してください。

finding-aws-rule-target = { $target } への到達を許す承認ルールがありません
finding-aws-rule-target-why = 接続はできますが、そのアドレス宛ての通信はすべて AWS が破棄します。
finding-aws-rule-target-do = { $target } を含む範囲の承認ルールを追加してください。追加すると、接続中の人は一度切断されます。

finding-aws-rule-missing = { $cidr } の承認ルールがありません
finding-aws-rule-missing-why = 計画にはありますが AWS にはありません。その範囲には到達できません。
finding-aws-rule-missing-do = 元に戻してください。接続中の人は一度切断されます。

finding-aws-rule-group = { $cidr } の承認ルールはディレクトリのグループ専用です
finding-aws-rule-group-why = { $target } に対して最も狭いルールなので、これが適用されます。証明書で接続する人はどのグループにも属しません。
finding-aws-rule-group-do = 同じか、より狭い範囲で、全員向けの承認ルールを追加してください。

finding-aws-rule-failed = { $cidr } の承認ルールは失敗しました
finding-aws-rule-failed-why = AWS の回答: { $message }
finding-aws-rule-failed-do = 取り消してから、もう一度追加してください。

finding-aws-rule-coming = { $cidr } の承認ルールはまだ有効になっていません
finding-aws-rule-coming-why = 通常 1～3 分かかります。
finding-aws-rule-coming-do = 数分待ってから、もう一度確認してください。

finding-aws-route-target = { $target } へのルートがエンドポイントにありません
finding-aws-route-target-why = ルートテーブルにそのアドレスを含む範囲がないため、クライアントはトンネルに送りません。
finding-aws-route-target-do = 関連付けたサブネットすべてにルートを追加してください。

finding-aws-route-missing = { $cidr } へのルートが「{ $subnet }」にありません
finding-aws-route-missing-why = 計画にはありますが、AWS ではどのサブネットにもありません。
finding-aws-route-missing-do = 関連付けたサブネットすべてに元どおり追加してください。

finding-aws-route-partial = { $cidr } へのルートが「{ $subnet }」にだけありません
finding-aws-route-partial-why = クライアントはどのサブネットからも入るため、その範囲は通じたり通じなかったりします。
finding-aws-route-partial-do = そのサブネットにも同じルートを追加してください。

finding-aws-route-failed = 「{ $subnet }」の { $cidr } へのルートは失敗しました
finding-aws-route-failed-why = AWS の回答: { $message }
finding-aws-route-failed-do = 削除してから、もう一度追加してください。

finding-aws-route-coming = 「{ $subnet }」の { $cidr } へのルートはまだ有効になっていません
finding-aws-route-coming-why = 通常 1～3 分かかります。スプリットトンネルでは接続し直す必要があります。
finding-aws-route-coming-do = 数分待ってから、接続し直してください。

finding-aws-split-anywhere = スプリットトンネルなのに 0.0.0.0/0 へのルートがあります
finding-aws-split-anywhere-why = このルートによって結局すべてがトンネルに入ります。AWS は推奨していません。
finding-aws-split-anywhere-do = ルートを削除するか、スプリットトンネルを無効にしてください。

finding-aws-full-no-internet = すべての通信がトンネルに入りますが、その先にインターネットがありません
finding-aws-full-no-internet-why = スプリットトンネルが無効で、0.0.0.0/0 の承認ルールとルートがそろっていません。接続中はインターネットを使えません。
finding-aws-full-no-internet-do = スプリットトンネルを有効にするか、0.0.0.0/0 の承認ルールとルートを追加してください。

finding-aws-dns-missing = すべての通信がトンネルに入りますが、DNS サーバーの指定がありません
finding-aws-dns-missing-why = Windows はすべての名前をトンネル経由で問い合わせ、答えを得られません。
finding-aws-dns-missing-do = VPC のリゾルバー（VPC の範囲の先頭 + 2）を DNS サーバーに指定するか、スプリットトンネルを有効にしてください。

finding-aws-dns-unauthorized = DNS サーバー { $server } への到達を許す承認ルールがありません
finding-aws-dns-unauthorized-why = クライアントはそこへ問い合わせますが答えがなく、名前を解決できません。
finding-aws-dns-unauthorized-do = そのサーバーを含む範囲の承認ルールを追加するか、別のサーバーを指定してください。

finding-aws-dns-unrouted = DNS サーバー { $server } へのルートがありません
finding-aws-dns-unrouted-why = クライアントはそこへ問い合わせますが、トンネルの先にないため名前を解決できません。
finding-aws-dns-unrouted-do = 関連付けたサブネットすべてにルートを追加するか、別のサーバーを指定してください。

finding-aws-subnet-gone = 関連付けたサブネット { $subnet } がありません
finding-aws-subnet-gone-why = エンドポイントはそこから VPC へ入れません。
finding-aws-subnet-gone-do = 関連付けを解除し、そのアベイラビリティーゾーンの別のサブネットを関連付けてください。

finding-aws-subnet-crowded = 「{ $subnet }」の空きアドレスが少なくなっています（{ $free } 個）
finding-aws-subnet-crowded-why = AWS は常に { $least } 個の空きを求めています。足りなくなると接続に失敗します。
finding-aws-subnet-crowded-do = サブネットのアドレスを空けるか、別のサブネットを関連付けてください。

finding-aws-group-gone = エンドポイントのセキュリティグループ { $group } がありません
finding-aws-group-gone-why = エンドポイントの通信が許可されるかどうか、はっきりしません。
finding-aws-group-gone-do = 存在するセキュリティグループをエンドポイントに設定してください。

finding-aws-group-not-applied = 「{ $subnet }」のインターフェイスのセキュリティグループが、エンドポイントの設定と違います
finding-aws-group-not-applied-why = 実際には { $groups } が付いています。設定だけを変更すると、インターフェイスに何時間も反映されないことがあります。
finding-aws-group-not-applied-do = エンドポイントのセキュリティグループをターゲットネットワークにもう一度適用してください。

finding-aws-group-outwards = エンドポイントのセキュリティグループが { $target } への通信を許可していません
finding-aws-group-outwards-why = { $groups } のアウトバウンドルールにそのアドレスがありません。
finding-aws-group-outwards-do = アウトバウンドルールを追加してください。

finding-aws-target-absent = VPC に { $target } というアドレスのものがありません
finding-aws-target-absent-why = そのアドレスのネットワークインターフェイスがありません。サーバーが終了したか、アドレスが変わっています。
finding-aws-target-absent-do = サーバーのプライベート IP アドレスを調べ、それを使ってください。

finding-aws-target-closed = サーバー { $target } が VPN からの通信を許可していません
finding-aws-target-closed-why = セキュリティグループ（{ $groups }）に { $sources } からのインバウンドルールがありません。クライアントはエンドポイントのアドレスで届き、クライアント CIDR のアドレスでは届きません。
finding-aws-target-closed-do = サーバーのセキュリティグループに、エンドポイントのセキュリティグループをソースとするインバウンドルールを追加してください。

finding-aws-target-port = サーバー { $target } が VPN からの TCP ポート { $port } を許可していません
finding-aws-target-port-why = セキュリティグループ（{ $groups }）に、そのポートで { $sources } からのインバウンドルールがありません。クライアントはエンドポイントのアドレスで届き、クライアント CIDR のアドレスでは届きません。
finding-aws-target-port-do = エンドポイントのセキュリティグループをソースとして、そのポートのインバウンドルールを追加してください。

finding-aws-target-ping = サーバー { $target } は VPN からの ping に応答しません
finding-aws-target-ping-why = セキュリティグループ（{ $groups }）は { $sources } からのほかの通信を許可していますが、ICMP は許可していません。ping の失敗は VPN の故障を意味しません。
finding-aws-target-ping-do = 実際に使うポートで試すか、ICMP のインバウンドルールを追加してください。

finding-aws-acl-outwards = ネットワーク ACL が「{ $subnet }」から { $peer } への通信を拒否しています
finding-aws-acl-outwards-why = { $acl } のアウトバウンドルールが拒否しています。ACL は行きと帰りを別々に判断します。
finding-aws-acl-outwards-do = 拒否しているルールより小さい番号で、許可するアウトバウンドルールを追加してください。

finding-aws-acl-inwards = ネットワーク ACL が { $peer } から「{ $subnet }」への通信を拒否しています
finding-aws-acl-inwards-why = { $acl } のインバウンドルールが、通信またはその応答を拒否しています。ACL は行きと帰りを別々に判断します。
finding-aws-acl-inwards-do = 応答（ポート 1024～65535）も含めて、許可するインバウンドルールを追加してください。

finding-aws-table-missing = 「{ $subnet }」のルートテーブルに { $place } への行き先がありません
finding-aws-table-missing-why = エンドポイントはそのサブネットに送りますが、{ $table } にはその先がありません。
finding-aws-table-missing-do = NAT ゲートウェイ、インターネットゲートウェイ、ピアリング、Transit Gateway などへのルートを追加してください。

finding-aws-table-blackhole = 「{ $subnet }」から { $place } へのルートの行き先がありません
finding-aws-table-blackhole-why = { $table } では { $via } を指していますが、削除されたか動いていません。
finding-aws-table-blackhole-do = 存在するものを指すように直してください。

finding-aws-server-certificate-gone = サーバー証明書が ACM にありません
finding-aws-server-certificate-gone-why = { $arn } が存在しないため、エンドポイントは自分を証明できません。
finding-aws-server-certificate-gone-do = 同じ認証局の証明書をインポートし、エンドポイントに設定してください。

finding-aws-server-certificate-expired = サーバー証明書「{ $name }」は { $date } に期限が切れました
finding-aws-server-certificate-expired-why = すべてのクライアントが拒否するため、誰も接続できません。
finding-aws-server-certificate-expired-do = 同じ ARN のまま更新してください（「期限」または renew-server コマンド）。プロファイルはそのまま使えます。

finding-aws-server-certificate-soon = サーバー証明書「{ $name }」の期限は { $date } です
finding-aws-server-certificate-soon-why = 残り { $days } 日です。期限を過ぎると誰も接続できません。
finding-aws-server-certificate-soon-do = 更新して同じ ARN にインポートしてください。反映には最長 5 時間かかります。

finding-aws-server-certificate-status = サーバー証明書「{ $name }」の ACM での状態は { $status } です
finding-aws-server-certificate-status-why = エンドポイントには ISSUED の証明書が必要です。
finding-aws-server-certificate-status-do = 正しい証明書をインポートしてください。

finding-aws-server-certificate-domain = サーバー証明書にドメインがありません
finding-aws-server-certificate-domain-why = ACM は { $arn } に名前を見つけられませんでした。クライアント VPN はこのような証明書を拒否します。
finding-aws-server-certificate-domain-do = サブジェクト代替名（SAN）を付けて発行し直し、インポートしてください。

finding-aws-server-certificate-key = サーバー証明書「{ $name }」の鍵の種類は { $key } です
finding-aws-server-certificate-key-why = クライアント VPN が対応するのは 1024 ビットと 2048 ビットの RSA だけとされています。
finding-aws-server-certificate-key-do = 次の更新では 2048 ビットの RSA を使ってください。

finding-aws-server-certificate-unused = サーバー証明書「{ $name }」は、ACM では使用中になっていません
finding-aws-server-certificate-unused-why = 誤って削除されるおそれがあります。エンドポイントが別の証明書を使っている可能性もあります。
finding-aws-server-certificate-unused-do = エンドポイントがどの証明書を使っているか、ACM で確認してください。

finding-aws-client-root-gone = クライアントを検証する証明書が ACM にありません
finding-aws-client-root-gone-why = { $arn } が存在しないため、AWS はクライアント証明書を検証できません。
finding-aws-client-root-gone-do = 作成後に取り替えることはできません。手元の認証局で新しいエンドポイントを作ってください。

finding-aws-client-root-expired = クライアントを検証する ACM の証明書の期限が切れました（「{ $name }」、{ $date }）
finding-aws-client-root-expired-why = 手順書どおりクライアント証明書がルートとしてインポートされています。実際に使われるのはチェーンの認証局ですが、AWS は保証していません。
finding-aws-client-root-expired-do = クライアントが拒否される場合は、同じ認証局の新しい証明書を同じ ARN にインポートしてください。

finding-aws-client-root-soon = クライアントを検証する ACM の証明書の期限が近づいています（「{ $name }」、{ $date }）
finding-aws-client-root-soon-why = 残り { $days } 日です。手順書どおりクライアント証明書がルートとしてインポートされています。
finding-aws-client-root-soon-do = 期限までに、同じ認証局の新しい証明書を同じ ARN にインポートしてください。

finding-aws-authority-differs = AWS が信頼する認証局は、このパソコンの認証局と違います
finding-aws-authority-differs-why = ここで発行した証明書は、エンドポイントに拒否されます。
finding-aws-authority-differs-do = エンドポイントが信頼する認証局で発行するか、この認証局で新しいエンドポイントを作ってください。

finding-aws-authority-expired = 認証局の期限が { $date } に切れました
finding-aws-authority-expired-why = この認証局が署名した証明書はすべて無効です。
finding-aws-authority-expired-do = 認証局を切り替えてください（ページ「期限」、または「rollover」）。全員に新しいプロファイルが必要です。

finding-aws-authority-soon = 認証局の期限は { $date } です
finding-aws-authority-soon-why = 残り { $days } 日です。期限を過ぎると、署名した証明書がすべて無効になります。
finding-aws-authority-soon-do = 今から切り替えを始めてください（ページ「期限」、または「rollover」）。しばらく 2 つ目のエンドポイントと、全員分の新しいプロファイルが必要です。

finding-aws-crl-expired = 失効リストの期限が { $date } に切れました
finding-aws-crl-expired-why = 期限が切れると、証明書が正しくても AWS は誰も入れません。
finding-aws-crl-expired-do = 失効リストを作り直してください（「期限」または person refresh コマンド）。接続中の人は一度切断されます。

finding-aws-crl-soon = 失効リストの期限は { $date } です
finding-aws-crl-soon-why = 残り { $days } 日です。期限を過ぎると AWS は誰も入れません。
finding-aws-crl-soon-do = 期限までに失効リストを作り直してください（「期限」または person refresh コマンド）。

finding-aws-crl-pending = 新しい失効リストはまだ有効になっていません
finding-aws-crl-pending-why = 最長 4 時間かかります。それまでは、締め出した人がまだ入れることがあります。
finding-aws-crl-pending-do = 締め出した人の接続を切断し、あとでもう一度確認してください。

finding-aws-crl-unreadable = 失効リストを読み取れません
finding-aws-crl-unreadable-why = AWS から得たものが PEM 形式のリストではないため、期限を確認できません。
finding-aws-crl-unreadable-do = 失効リストを作り直してください（「期限」または person refresh コマンド）。

finding-aws-person-unknown = 「{ $person }」という利用者の記録がありません
finding-aws-person-unknown-why = このコモンネームの証明書はここで発行されておらず、この数時間に AWS に接続した記録もありません。
finding-aws-person-unknown-do = つづりを確認してください。証明書に書かれた名前です。

finding-aws-person-revoked = 「{ $person }」の証明書は失効しています
finding-aws-person-revoked-why = エンドポイントの失効リストにあるため、AWS が拒否します。
finding-aws-person-revoked-do = 誤りだった場合は、新しい証明書とプロファイルを渡してください。

finding-aws-person-expired = 「{ $person }」の証明書は { $date } に期限が切れました
finding-aws-person-expired-why = AWS が拒否します。
finding-aws-person-expired-do = 更新して、新しいプロファイルを渡してください。

finding-aws-person-soon = 「{ $person }」の証明書の期限は { $date } です
finding-aws-person-soon-why = 残り { $days } 日です。
finding-aws-person-soon-do = 更新して、新しいプロファイルを渡してください。

finding-aws-profile-other = 「{ $person }」のプロファイルは別のエンドポイントのものです
finding-aws-profile-other-why = 書かれているサーバーがこのエンドポイントではありません。VPN を作り直す前のものです。
finding-aws-profile-other-do = プロファイルを作り直して渡してください。

finding-aws-profile-port = 「{ $person }」のプロファイルのポートが違います
finding-aws-profile-port-why = プロファイルは { $asked } ですが、エンドポイントは { $now } で待ち受けています。
finding-aws-profile-port-do = プロファイルを作り直して渡すか、ポートを元に戻してください。

finding-aws-attempt-failed = 「{ $person }」の最後の接続は失敗しました（{ $at }）
finding-aws-attempt-failed-why = 接続ログの理由: { $reason }。この 1 日に失敗した回数: { $count }
finding-aws-attempt-failed-do = その人のパソコンで接続を確認してください。「authorization-policy-deny」は承認ルールがないことを意味します。

finding-aws-handshakes-refused = AWS がクライアントの証明書を拒否しました（{ $hours } 時間で { $count } 回）
finding-aws-handshakes-refused-why = 期限切れ、失効、別の認証局の証明書、または失効リストの期限切れは、どのログにも残りません。外部からの試みも数に含まれます。
finding-aws-handshakes-refused-do = 接続できない人がいる場合は、その人の証明書の期限を確認してください。

finding-aws-log-gone = ロググループ { $group } がありません
finding-aws-log-gone-why = エンドポイントの接続ログの書き込み先です。何も記録されていません。
finding-aws-log-gone-do = ロググループを作り直すか、接続ログを無効にしてください。

finding-aws-unread = 一部を確認できませんでした
finding-aws-unread-why = { $actions } の権限がないため、それでわかることについては何も言えません。
finding-aws-unread-do = 「policy --care」が示す権限を管理者に依頼してください。
